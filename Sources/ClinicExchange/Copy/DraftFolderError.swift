import ClinicModel
import Foundation

/// Why a new folder could not be made.
public enum DraftFolderError: ClinicError, Hashable {
    case exists(String)
    case noFolder(String)
    case beingMade(String)
    case cannotMake(String)
    case full(String)

    /// What the system's last refusal means for the folder at `path`.
    static func making(_ path: String) -> DraftFolderError {
        [ENOSPC, EDQUOT].contains(errno) ? .full(path) : .cannotMake(path)
    }

    public var kind: ErrorKind {
        switch self {
        case .exists, .noFolder, .cannotMake: .cannotCreate
        case .beingMade: .busy
        case .full: .inputOutput
        }
    }

    public var description: String {
        switch self {
        case .exists(let path): "\(path) is there already; name a folder that is not, with --to."
        case .noFolder(let path): "There is no folder \(path); make it first, or name another with --to."
        case .beingMade(let path): "\(path) is being written by another command; name another folder with --to."
        case .cannotMake(let path): "\(path) cannot be made; name a folder that you may write to with --to."
        case .full(let path): "The disk that holds \(path) is full; nothing was written."
        }
    }
}
