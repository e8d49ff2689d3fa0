import ClinicModel
import Testing

struct TimeOfDayTests {
    @Test(arguments: [
        ("00:00", 0, "00:00"), ("09:30", 570, "09:30"), ("9:30", 570, "09:30"), ("0:05", 5, "00:05"),
        ("12:00", 720, "12:00"), ("23:59", 1_439, "23:59"),
    ])
    func `a time is read with or without its leading zero, and written with it`(
        text: String, minutes: Int, written: String
    ) {
        #expect(TimeOfDay(text)?.minutes == minutes)
        #expect(TimeOfDay(text)?.description == written)
    }

    @Test(arguments: [
        "", ":", "9", "0930", "9:3", "9:030", "009:30", "24:00", "23:60", "-1:00", "+9:30", "09:30:00",
        "9.30", "9:30 am", " 9:30", "9:30 ", "09: 30", "٠٩:٣٠",
    ])
    func `text that is no time of day is refused`(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test(arguments: [(-1, 0), (24, 0), (0, -1), (0, 60)])
    func `an hour or a minute that a clock lacks is refused`(hour: Int, minute: Int) {
        #expect(TimeOfDay(hour: hour, minute: minute) == nil)
    }

    @Test func `times sort by the clock`() throws {
        let (morning, noon) = (try timeOfDay("9:45"), try timeOfDay("12:00"))
        #expect(morning < noon)
        #expect(!(noon < morning))
    }

    @Test func `a time is kept as its text`() {
        #expect(TimeOfDay("9:30")?.fieldValue == .text("09:30"))
        #expect(TimeOfDay.decode(.text("09:30")) == TimeOfDay(hour: 9, minute: 30))
        #expect(TimeOfDay.decode(.text("25:00")) == nil)
        #expect(TimeOfDay.decode(.integer(570)) == nil)
    }
}
