import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// The files of a small export, written by hand, in which a test spoils something.
struct SmallPractice {
    var files: [String: String] = [
        "practice.csv": """
        practice_id,name
        1,Plumb Lane
        """,
        "offices.csv": """
        office_id,name,time_zone,active
        O-1,Main,Europe/London,true
        """,
        "staff_members.csv": """
        staff_member_id,name,role,active
        S-1,Olive Owens,owner,true
        S-2,Fred Dexter,front-desk,true
        """,
        "patients.csv": """
        patient_id,family_name,given_names,birth_date,status,legacy_number
        P-1,Okafor,Ada,1980-03-14,active,0001
        P-7,Lee,Ann,,prospect,0007
        """,
        "complaints.csv": """
        complaint_id,patient_id,recorded_on,words,region,status,condition
        C-1,P-1,2026-11-01,My neck,neck,open,neck-pain
        """,
        "visits.csv": """
        visit_id,patient_id,office_id,clinician_id,visited_on,kind,determination,outcome,state,entered_by,signed_by,signed_at
        V-1,P-1,O-1,S-1,2026-11-01,follow-up,misaligned,adjusted,signed,S-2,S-1,2026-11-01T10:00:00.000Z
        V-2,P-1,O-1,S-1,2026-11-08,follow-up,in-alignment,not-adjusted,draft,S-2,,
        """,
        "findings.csv": """
        finding_id,visit_id,test,phase,side,value,unit,state
        1,V-1,leg-check,before,right,6,mm,recorded
        2,V-2,leg-check,before,level,0,mm,recorded
        """,
        "adjustments.csv": """
        adjustment_id,visit_id,vertebra,technique,state
        1,V-1,C1,nucca,recorded
        """,
    ]

    /// One of the files, where `old` reads `new`.
    mutating func replace(_ old: String, with new: String, in file: String) {
        let text = files[file] ?? ""
        #expect(text.contains(old), "\(file) has no \(old)")
        files[file] = text.replacing(old, with: new)
    }

    /// One more line in one of the files.
    mutating func add(_ line: String, to file: String) { files[file, default: ""] += "\n" + line }

    /// The files in a folder, with a data package that names them, unless one of the files is it.
    func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let resources = files.keys.sorted().map { #"{"name": "\#($0.dropLast(4))", "path": "\#($0)"}"# }
        try folder.write(#"{"resources": [\#(resources.joined(separator: ", "))]}"#, to: "datapackage.json")
        for (name, text) in files { try folder.write(text, to: name) }
        return folder
    }

    /// Reads the files into `store`.
    func read(into store: ClinicStore, by member: RecordID<StaffMember>? = nil) throws {
        let folder = try folder()
        let source = try Import(from: folder.url, reason: "test")
        _ = try store.write(as: .of(member)) { try source.read(into: $0) }
    }

    /// The problems for which an import is refused, one a line; nothing is kept.
    func problems(sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
        let store = try ClinicStore()
        let error = #expect(throws: ImportError.self, sourceLocation: sourceLocation) { try read(into: store) }
        try store.read { reader in
            try #expect(reader.practice() == nil, sourceLocation: sourceLocation)
            try #expect(reader.records(Patient.self).isEmpty, sourceLocation: sourceLocation)
            try #expect(reader.records(Visit.self).isEmpty, sourceLocation: sourceLocation)
            try #expect(reader.verifyAuditLog() == .intact(count: 0, head: ""), sourceLocation: sourceLocation)
        }
        guard case .refused(let problems) = error else { return [] }
        return textLines(of: problems)
    }
}
