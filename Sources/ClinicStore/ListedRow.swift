import ClinicModel

/// One row of a table: made of values, or read where the database has it, and then only while a reader stands on it.
///
/// It cannot be copied, so that nobody keeps it beyond that.
public struct ListedRow: ~Copyable {
    private enum Source {
        case made([FieldValue])
        case found(CurrentRow)
    }

    private let source: Source
    /// How many values it has.
    public let count: Int

    /// A row of `values`.
    public init(_ values: [FieldValue]) {
        source = .made(values)
        count = values.count
    }

    init(_ row: CurrentRow, count: Int) {
        source = .found(row)
        self.count = count
    }

    /// The values, to keep.
    public var values: [FieldValue] {
        switch source {
        case .made(let values): values
        case .found(let row): (0..<count).map { row.cell(at: $0).value }
        }
    }

    /// Hands each value to `body` with its place, without a copy of the texts.
    public func forEachCell(_ body: (_ index: Int, Cell) throws -> Void) rethrows {
        switch source {
        case .found(let row):
            for index in 0..<count { try body(index, row.cell(at: index)) }
        case .made(let values):
            for (index, value) in values.enumerated() {
                switch value {
                case .null: try body(index, .null)
                case .integer(let integer): try body(index, .integer(integer))
                case .number(let number): try body(index, .number(number))
                case .text(var text): try text.withUTF8 { try body(index, .text($0)) }
                }
            }
        }
    }

    /// A value where it lies; the bytes of a text are there until the next one is asked for.
    public enum Cell {
        case null
        case integer(Int64)
        case number(Double)
        case text(UnsafeBufferPointer<UInt8>)

        /// The value, to keep.
        public var value: FieldValue {
            switch self {
            case .null: .null
            case .integer(let integer): .integer(integer)
            case .number(let number): .number(number)
            case .text(let text): .text(String(decoding: text, as: UTF8.self))
            }
        }
    }
}
