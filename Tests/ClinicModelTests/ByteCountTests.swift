import ClinicModel
import Testing

@Suite struct ByteCountTests {
    @Test(
        arguments: [
            (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (1049, "1.0 kB"), (1050, "1.0 kB"),
            (1100, "1.1 kB"), (999_999, "999.9 kB"), (1_000_000, "1.0 MB"), (1_450_000_000, "1.4 GB"),
            (2_000_000_000_000, "2.0 TB"), (3_200_000_000_000_000, "3200.0 TB"),
        ] as [(Int64, String)])
    func `so many bytes are rounded down to a unit that people read`(count: Int64, text: String) {
        #expect(count.byteText == text)
    }
}
