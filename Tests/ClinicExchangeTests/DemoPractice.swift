import ClinicStore

/// The demo practice, read from its fixture once: a test only reads from it.
enum DemoPractice {
    private static let result = Result { try ClinicStore(importing: Repository.demoPractice) }

    static var store: ClinicStore {
        get throws { try result.get() }
    }
}
