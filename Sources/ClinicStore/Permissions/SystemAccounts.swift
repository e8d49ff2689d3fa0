import Foundation

/// The operating system accounts of this machine.
enum SystemAccounts {
    static func contain(_ name: String) -> Bool { getpwnam(name) != nil }
}
