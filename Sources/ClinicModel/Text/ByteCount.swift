extension Int64 {
    /// So many bytes, as people read it: `512 bytes`, `1.4 MB`.
    public var byteText: String {
        let units = ["kB", "MB", "GB", "TB"]
        guard self >= 1000 else { return self == 1 ? "1 byte" : "\(self) bytes" }
        var (rest, unit) = (self / 100, 0)
        while rest >= 10_000, unit < units.count - 1 { (rest, unit) = (rest / 1000, unit + 1) }
        return "\(rest / 10).\(rest % 10) \(units[unit])"
    }
}
