import CSVCodec
import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

/// What the data package of an export says of it: which files it has, and how they are spelled.
struct ExportPackage {
    /// The file of each table, by the table's name.
    let files: [String: TableFile]
    let dialect: ExportDialect
    /// The step of the schema at which it was written; the newest if it does not say.
    let step: Int
    /// What is not as the package says.
    private(set) var problems: [(file: String, problem: String)] = []

    private let folder: URL

    /// - Throws: ``ImportError`` where the folder holds no export, or one that this program does not read.
    init(in folder: URL, kinds: Kinds = .standard) throws {
        self.folder = folder
        let tables = Set(Table.all(of: kinds).map(\.name))
        let url = folder.appending(path: DataPackage.fileName)
        guard FileManager.default.fileExists(atPath: url.path) else { throw ImportError.noPackage(folder.path) }
        guard let data = try? Data(contentsOf: url) else { throw ImportError.unreadable(url.path) }
        let json: JSONText
        do {
            json = try JSONText(parsing: Array(data))
        } catch {
            throw ImportError.packageProblem(error.description)
        }
        try Self.checkVersion(of: json)
        guard case .array(let resources)? = json["resources"] else {
            throw ImportError.packageProblem("It names no tables; an export has its \u{201C}resources\u{201D}.")
        }

        dialect = Self.dialect(of: json, resources)
        let schema = json[DataPackage.writerKey]?["schema"]
        step = if case .integer(let number)? = schema { Int(number) } else { ClinicStore.schemaNumber }
        var files: [String: TableFile] = [:]
        for resource in resources {
            guard let name = resource["name"]?.text, let path = resource["path"]?.text, !path.contains("/") else {
                throw ImportError.packageProblem("Each table has a name, and the path of a file in the folder.")
            }
            guard tables.contains(name) else {
                throw ImportError.packageProblem(
                    "It names the table \u{201C}\(name.shortened)\u{201D}, which this version of plumb does not have.")
            }
            guard let file = TableFile(url: folder.appending(path: path), delimiter: dialect.delimiter) else {
                problems.append((path, "\(DataPackage.fileName) names it, and it is not there."))
                continue
            }
            files[name] = file
        }
        self.files = files
        problems += strays
    }

    /// The tables in the folder that the package does not name: they would be left out without a word.
    private var strays: [(file: String, problem: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let known = Set(files.values.map(\.name) + problems.map(\.file))
        return names.filter { $0.hasSuffix(".csv") && !$0.hasPrefix(".") && !known.contains($0) }.sorted()
            .map { ($0, "it is in the folder, and \(DataPackage.fileName) does not name it.") }
    }

    /// Throws where a newer program wrote the export, which may say what this one cannot keep.
    private static func checkVersion(of json: JSONText) throws {
        if json["name"]?.text == DataPackage.pseudonymousName { throw ImportError.pseudonymous }
        guard let writer = json[DataPackage.writerKey], case .integer(let schema)? = writer["schema"] else { return }
        guard schema > Int64(ClinicStore.schemaNumber) else { return }
        throw ImportError.newer(version: writer["version"]?.text ?? "a later one")
    }

    private static func dialect(of json: JSONText, _ resources: [JSONText]) -> ExportDialect {
        let style = json[DataPackage.writerKey]?["dialect"]?.text.flatMap(ExportDialect.Style.init)
        let delimiter = resources.lazy.compactMap { $0["dialect"]?["delimiter"]?.text }.first
        let hasDecimalComma = resources.contains { resource in
            guard case .array(let fields)? = resource["schema"]?["fields"] else { return false }
            return fields.contains { $0["decimalChar"]?.text == "," }
        }
        return ExportDialect(
            style ?? .analysis, delimiter: delimiter.flatMap(ExportDialect.Delimiter.init(entered:)) ?? .comma,
            hasDecimalComma: hasDecimalComma)
    }
}

/// A CSV file of a table, read a piece at a time.
struct TableFile {
    let url: URL
    let delimiter: ExportDialect.Delimiter
    /// Bytes.
    let size: Int64

    /// Bytes; more than a row of any table can have with every field as long as it may be. A longer one is refused
    /// before it is read to its end.
    static let longestRow = 4 << 20

    var name: String { url.lastPathComponent }

    /// Nil where there is no such file.
    init?(url: URL, delimiter: ExportDialect.Delimiter = .comma) {
        var status = stat()
        guard stat(url.path, &status) == 0 else { return nil }
        self.url = url
        self.delimiter = delimiter
        size = Int64(status.st_size)
    }

    /// Hands the header and then every row to `body`.
    func forEachRow(progress: ImportProgress, _ body: (borrowing CSVRowView) throws -> Void) throws {
        var status = stat()
        // A pipe in its place might be waited for without an end.
        guard stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let file = OpenFile(reading: url.path)
        else { throw ImportError.unreadable(url.path) }
        var decoder = CSVDecoder(delimiter: delimiter.byte, maximumRowLength: Self.longestRow)
        while true {
            guard let chunk = try? file.read(upTo: 1 << 16) else { throw ImportError.unreadable(url.path) }
            if chunk.isEmpty { break }
            try chunk.withUnsafeBytes { try decoder.decode($0, body) }
            progress.advance(by: Int64(chunk.count))
        }
        try decoder.finish(body)
    }
}

/// How many bytes of an import were read, and of how many.
final class ImportProgress {
    private var done: Int64 = 0
    private let total: Int64
    private let report: (_ done: Int64, _ total: Int64) -> Void

    init(of total: Int64, _ report: @escaping (_ done: Int64, _ total: Int64) -> Void) {
        self.total = total
        self.report = report
    }

    func advance(by count: Int64) {
        done += count
        report(done, total)
    }
}
