/// The settings with which a file is opened.
struct ConnectionSettings {
    /// Seconds to wait for another connection that holds what this one needs.
    var patience: Double = 0
    var isReadOnly = false
    /// Run in their order once the file is open.
    var pragmas: [String] = []

    /// The settings of a database at work.
    static func usual(patience: Double) -> ConnectionSettings {
        // A change that was acknowledged survives the loss of power; a planted view or trigger gets no functions with side
        // effects.
        ConnectionSettings(
            patience: patience, pragmas: ["PRAGMA synchronous = FULL", "PRAGMA trusted_schema = OFF"])
    }

    /// For a database that is on the disk only once it is whole: nothing in it need survive before that.
    static var draft: ConnectionSettings {
        var settings = usual(patience: 0)
        settings.pragmas += [
            "PRAGMA synchronous = OFF",
            // KiB. Most of what an import writes goes to the end of a table, and the rest anywhere in an index.
            "PRAGMA cache_size = -24576",
            // By which one statement is undone; once it was long, each later one would write it to a file outside.
            "PRAGMA temp_store = MEMORY",
        ]
        return settings
    }

    /// The settings with which a file is read that may be anybody's.
    static func suspicious(patience: Double) -> ConnectionSettings {
        var settings = usual(patience: patience)
        settings.pragmas.append("PRAGMA cell_size_check = ON")
        return settings
    }

    /// The settings with which a copy is filled: nothing lies beside it, and whoever made it waits for the disk.
    static var copy: ConnectionSettings {
        ConnectionSettings(pragmas: ["PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF"])
    }
}
