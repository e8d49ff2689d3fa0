import ClinicModel
import ClinicStore

extension ClinicError {
    /// The field that the error is about, as its column is called; nil where it is about the whole record.
    var fieldName: String? {
        switch self {
        case let error as FieldError: error.field
        case let error as JSONValueError: error.field
        case let error as CatalogueError: error.field
        case let error as SourceReferenceError: error.field
        case is UnknownCode: "code"
        case let error as MeasureError: if case .outside = error { "score" } else { nil }
        case let error as StoreError:
            if case .taken(_, let field) = error { field.replacing(" ", with: "_") } else { nil }
        default: nil
        }
    }
}
