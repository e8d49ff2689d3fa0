import ClinicModel
import Crypto
import CryptoExtras
import FoundationEssentials

/// A passphrase as it is kept: hashed by scrypt with a salt of its own, in the PHC string format.
///
/// `$scrypt$ln=17,r=8,p=1$<salt>$<key>`: the cost stands beside the key, so that it may be raised for new ones.
public struct PassphraseHash: Sendable {
    let text: String

    /// What it costs to try one passphrase.
    public struct Cost: Sendable {
        let logarithm: Int
        let blockSize: Int
        let parallelism: Int

        /// As OWASP advises: 128 MiB of memory for each try.
        public static let standard = Cost(logarithm: 17, blockSize: 8, parallelism: 1)
        /// Next to nothing, for tests.
        static let least = Cost(logarithm: 1, blockSize: 1, parallelism: 1)
    }

    public init(of passphrase: Passphrase, cost: Cost = .standard) throws {
        let salt = Data((0..<16).map { _ in UInt8.random(in: 0...255) })
        let key = try Self.key(of: passphrase, salt: salt, cost: cost)
        let parameters = "ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelism)"
        text = "$scrypt$\(parameters)$\(salt.unpadded)$\(key.withUnsafeBytes { Data($0) }.unpadded)"
    }

    /// What tells it from any other, and by which no passphrase can be tried: that takes the salt.
    var digest: String { SHA256.hash(data: Data(text.utf8)).hexadecimal }

    /// One that was kept.
    init(text: String) { self.text = text }

    /// Whether it is the hash of this passphrase; takes as long whether it is or not.
    func matches(_ passphrase: Passphrase) throws -> Bool {
        // Nothing at all is no passphrase, and scrypt takes none.
        if passphrase.bytes.isEmpty { return false }
        let pattern = /\$scrypt\$ln=([0-9]{1,2}),r=([0-9]{1,2}),p=([0-9]{1,2})\$([^$]+)\$([^$]+)/
        guard let match = text.wholeMatch(of: pattern), let logarithm = Int(match.1), let blockSize = Int(match.2),
            let parallelism = Int(match.3), let salt = Data(unpadded: match.4), let key = Data(unpadded: match.5)
        else { return false }
        let cost = Cost(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
        return try Self.key(of: passphrase, salt: salt, cost: cost) == SymmetricKey(data: key)
    }

    private static func key(of passphrase: Passphrase, salt: Data, cost: Cost) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: passphrase.bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.logarithm,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
    }
}

extension Data {
    /// Base64 without the padding at its end.
    fileprivate var unpadded: String { base64EncodedString().replacing("=", with: "") }

    fileprivate init?(unpadded text: Substring) {
        self.init(base64Encoded: text + String(repeating: "=", count: (4 - text.count % 4) % 4))
    }
}
