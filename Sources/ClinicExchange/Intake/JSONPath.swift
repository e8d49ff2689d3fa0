import ClinicModel

/// Where in a JSON document something stands, `$.complaints[1].region` (RFC 9535).
struct JSONPath: CustomStringConvertible {
    let description: String

    static let root = JSONPath(description: "$")

    /// The member of an object.
    func key(_ name: String) -> JSONPath {
        let isPlain = name.utf8.count <= 60 && name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil
        return JSONPath(
            description: description + (isPlain ? ".\(name)" : "[\(JSONText.string(name.shortened).compact)]"))
    }

    /// The element of an array, the first being 0.
    func index(_ index: Int) -> JSONPath { JSONPath(description: "\(description)[\(index)]") }
}
