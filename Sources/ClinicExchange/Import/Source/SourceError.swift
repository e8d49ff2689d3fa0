import ClinicModel

/// Why a file of another system cannot be read as one table.
public enum SourceError: ClinicError, Hashable {
    case missing(String)
    case isFolder(String)
    case isDevice(String)
    case unreadable(String)
    case cannotSpool(String)
    case empty(String)
    case onlyHeader(String)
    case undefinedByte(UInt8, line: Int, file: String)
    case halfCharacter(file: String)
    case csv(String, file: String)

    public var kind: ErrorKind {
        switch self {
        case .missing, .isFolder, .isDevice: .notFound
        case .unreadable, .cannotSpool: .inputOutput
        case .empty, .onlyHeader, .undefinedByte, .halfCharacter, .csv: .rule
        }
    }

    public var description: String {
        switch self {
        case .missing(let path): "There is no file \(path)."
        case .isFolder(let path): "\(path) is a folder; a file of another system is named by itself."
        case .isDevice(let path): "\(path) is a device and may have no end; name a file, or - for what is piped in."
        case .unreadable(let path): "\(path) cannot be read; nothing was imported."
        case .cannotSpool(let name):
            "\(name) cannot be kept until it was read twice, since the disk of the temporary folder takes no more; "
                + "put it into a file first."
        case .empty(let file): "\(file) is empty; its first line names the columns."
        case .onlyHeader(let file): "\(file) has a header and no rows; there is nothing to import."
        case .undefinedByte(let byte, let line, let file):
            "\(file), line \(line): the byte \(byte.hexadecimal) is no text, neither in UTF-8 nor in Windows-1252; save "
                + "the file as UTF-8."
        case .halfCharacter(let file):
            "\(file) begins as UTF-16 and is not; save the file as UTF-8."
        case .csv(let problem, let file): "\(file), \(problem.prefix(1).lowercased() + problem.dropFirst())"
        }
    }
}

extension UInt8 {
    /// `0x8D`.
    var hexadecimal: String {
        let digits = String(self, radix: 16, uppercase: true)
        return "0x" + (digits.count == 1 ? "0" : "") + digits
    }
}
