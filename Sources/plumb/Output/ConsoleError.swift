import ClinicModel

/// Why output did not arrive.
enum ConsoleError: ClinicError {
    case cannotWrite

    var kind: ErrorKind { .inputOutput }
    var description: String {
        "The output could not be written; the disk that it goes to may be full. What the command changed is kept."
    }
}
