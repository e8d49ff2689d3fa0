import ClinicExchange
import ClinicModel
import Foundation
import Testing

/// The data package, as another program reads it (Frictionless Data Package and Table Schema, version 1).
@Suite struct DataPackageTests {
    private typealias Object = [String: Any]

    private func resources(of tables: [Table]) throws -> [Object] {
        let text = DataPackage.json(of: tables).indented
        let package = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
        #expect(package["profile"] as? String == "tabular-data-package")
        #expect((package["name"] as? String)?.wholeMatch(of: /[a-z0-9._-]+/) != nil)
        return try #require(package["resources"] as? [Object])
    }

    private func schema(of resource: Object) throws -> Object { try #require(resource["schema"] as? Object) }

    private func fields(of resource: Object) throws -> [Object] {
        try #require(schema(of: resource)["fields"] as? [Object])
    }

    private func constraints(_ field: Object) -> Object { field["constraints"] as? Object ?? [:] }

    @Test func `a resource is a file with its columns in order`() throws {
        let resources = try resources(of: Table.all)
        #expect(resources.compactMap { $0["name"] as? String } == Table.all.map(\.name))
        for (resource, table) in zip(resources, Table.all) {
            #expect(resource["path"] as? String == "\(table.name).csv")
            #expect(resource["title"] as? String == table.title)
            #expect(resource["description"] as? String == table.description)
            #expect(resource["encoding"] as? String == "utf-8")
            #expect((resource["dialect"] as? Object)?["lineTerminator"] as? String == "\r\n")
            let fields = try fields(of: resource)
            #expect(fields.compactMap { $0["name"] as? String } == table.columns.map(\.name))
            #expect(fields.compactMap { $0["title"] as? String } == table.columns.map(\.title))
            #expect(fields.compactMap { $0["description"] as? String } == table.columns.map(\.description))
            #expect(try schema(of: resource)["missingValues"] as? [String] == [""])
        }
    }

    @Test func `a column has a type of Table Schema, its words and whether it is there always`() throws {
        let types: Set = ["string", "integer", "number", "boolean", "date", "time", "datetime"]
        for (resource, table) in try zip(resources(of: Table.all), Table.all) {
            for (field, column) in try zip(fields(of: resource), table.columns) {
                let place = "\(table.name).\(column.name)"
                #expect(types.contains(field["type"] as? String ?? ""), "\(place)")
                #expect((constraints(field)["required"] as? Bool ?? false) == column.isRequired, "\(place)")
                let words = constraints(field)["enum"] as? [String]
                if case .choice(let expected) = column.type {
                    #expect(words == expected, "\(place)")
                } else {
                    #expect(words == nil, "\(place)")
                }
            }
        }
    }

    @Test(arguments: [
        ("visits", "visit_id", "string", "V-[1-9][0-9]*"), ("visits", "visited_on", "date", nil),
        ("visits", "visited_at", "time", nil), ("visits", "signed_at", "datetime", nil),
        ("visits", "outcome", "string", nil), ("findings", "value", "number", nil),
        ("findings", "finding_id", "integer", nil), ("offices", "active", "boolean", nil),
        ("patients", "birth_date", "string", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"),
        ("patients", "postcode", "string", nil), ("holding_periods", "days_at_most", "integer", nil),
    ])
    func `a column's type is the one that says most`(table: String, column: String, type: String, pattern: String?)
        throws
    {
        let resource = try #require(resources(of: Table.all).first { $0["name"] as? String == table })
        let field = try #require(fields(of: resource).first { $0["name"] as? String == column })
        #expect(field["type"] as? String == type)
        #expect(constraints(field)["pattern"] as? String == pattern)
    }

    @Test func `a key is a column, and a foreign key is a key or a code elsewhere, of the same type`() throws {
        let resources = try resources(of: Table.all)
        var count = 0
        for resource in resources {
            let names = try fields(of: resource).compactMap { $0["name"] as? String }
            let key = try #require(schema(of: resource)["primaryKey"] as? [String])
            #expect(key.count == 1 && names.contains(key[0]))
            for foreignKey in try #require(schema(of: resource)["foreignKeys"] as? [Object]) {
                count += 1
                let from = try #require(foreignKey["fields"] as? [String])
                let reference = try #require(foreignKey["reference"] as? Object)
                let to = try #require(reference["fields"] as? [String])
                // A key into its own table names no resource.
                let target = try #require(
                    reference["resource"] as? String == ""
                        ? resource : resources.first { $0["name"] as? String == reference["resource"] as? String },
                    "\(reference) is not there")
                func type(_ column: String, of resource: Object) throws -> String? {
                    try fields(of: resource).first { $0["name"] as? String == column }?["type"] as? String
                }
                let targetType = try type(to[0], of: target)
                #expect(targetType != nil, "\(reference)")
                #expect(try type(from[0], of: resource) == targetType, "\(resource["name"] ?? ""): \(foreignKey)")
                #expect(try schema(of: target)["primaryKey"] as? [String] == to || to == ["code"])
            }
        }
        #expect(count > 50)
    }

    @Test func `a package of some tables refers to none that it does not have`() throws {
        let some = try resources(of: Table.named(["visits", "findings"]))
        let targets = try some.flatMap { try #require(schema(of: $0)["foreignKeys"] as? [Object]) }
            .compactMap { ($0["reference"] as? Object)?["resource"] as? String }
        // A table refers to itself by an empty name.
        #expect(targets == ["", "visits"])
    }
}
