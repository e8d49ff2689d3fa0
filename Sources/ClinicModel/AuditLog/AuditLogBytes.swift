// The audit log's texts are written for every change: as bytes, which need no text for each part.

extension [UInt8] {
    mutating func append(text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ append(contentsOf: $0) }) == nil {
            append(contentsOf: text.utf8)
        }
    }

    /// Appends the text with its length before it: `<bytes>:<text>,`.
    mutating func append(netstring text: String) {
        append(text: String(text.utf8.count))
        append(UInt8(ascii: ":"))
        append(text: text)
        append(UInt8(ascii: ","))
    }

    /// Appends the value of a field as the audit log has it, in JSON.
    public mutating func append(auditValue value: FieldValue, of type: FieldType) {
        switch value {
        case .text(let text): append(quoted: text)
        case .integer, .number, .null: append(text: type.json(of: value).compact)
        }
    }

    /// Appends the text as a string of JSON.
    mutating func append(quoted text: String) {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
            return append(text: JSONText.string(text).compact)
        }
        append(UInt8(ascii: "\""))
        append(text: text)
        append(UInt8(ascii: "\""))
    }
}
