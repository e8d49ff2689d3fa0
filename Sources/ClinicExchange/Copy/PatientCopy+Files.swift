import ClinicModel
import ClinicStore

extension PatientCopy {
    public static let textName = "record.txt"
    public static let jsonName = "record.json"

    /// Every table of it, as the folder has them.
    public var allTables: [Table] { namedTables + tables }

    /// Writes everything into a folder: the text that people read, one JSON object, and a CSV file for each table.
    ///
    /// - Parameters:
    ///   - heading: what the JSON object begins with.
    ///   - lines: the text, line by line.
    public func write(
        to folder: DraftFolder, from clinic: ClinicReader, heading: [(key: String, value: JSONText)], lines: [String]
    ) throws {
        try folder.write(lines.map { $0 + "\n" }.joined(), to: Self.textName)
        try writeJSON(to: folder.file(Self.jsonName), from: clinic, heading: heading)
        for table in allTables {
            let file = try folder.file(table.name + ".csv")
            try table.writeCSV(from: clinic) { try file.write($0) }
            try file.replace()
        }
        let part = ExportPart(RecordFilter(patient: patient.id))
        try folder.write(DataPackage.json(of: allTables, part).indented + "\n", to: DataPackage.fileName)
    }

    /// Writes the rows of each table as a member of one object.
    private func writeJSON(
        to file: DraftFile, from clinic: ClinicReader, heading: [(key: String, value: JSONText)]
    ) throws {
        var separator = "{"
        for (key, value) in heading {
            try file.write("\(separator)\n  \(JSONText.string(key).compact): \(value.compact)")
            separator = ","
        }
        for table in allTables {
            try file.write("\(separator)\n  \(JSONText.string(table.name).compact): [")
            separator = ""
            try table.forEachObject(in: clinic) { object in
                let lines = object.indented.split(separator: "\n").map { "\n    " + $0 }.joined()
                try file.write(separator + lines)
                separator = ","
            }
            try file.write(separator.isEmpty ? "]" : "\n  ]")
            separator = ","
        }
        try file.write("\n}\n")
        try file.replace()
    }
}

extension DraftFolder {
    fileprivate func write(_ text: String, to name: String) throws {
        let file = try file(name)
        try file.write(text)
        try file.replace()
    }
}
