@testable import ClinicStore

/// The demo practice, read from its fixture once.
enum DemoPractice {
    private static let result = Result { try ClinicStore(importing: Repository.demoPractice) }

    /// In memory: a test only reads from it.
    static var store: ClinicStore {
        get throws { try result.get() }
    }

    /// In a file: a test takes a copy.
    static let file = Result {
        try PreparedDatabase { path in
            let store = try ClinicStore(creatingAt: path)
            try store.read(Repository.demoPractice)
            store.close()
        }
    }
}
