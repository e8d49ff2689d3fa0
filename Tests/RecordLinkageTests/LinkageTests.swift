import RecordLinkage
import Testing

/// Who is listed as likely one person, and who is not.
struct LinkageTests {
    private func person(
        _ number: Int64, _ family: String, _ given: String, born: String? = nil, street: String? = nil,
        phone: String? = nil
    ) -> PatientIdentity {
        MatchingExample.identity(
            number, family, given, born: born, street: street, city: street == nil ? nil : "Ely",
            postcode: street == nil ? nil : "CB7 4AA", phone: phone)
    }

    private func listed(_ identities: [PatientIdentity]) -> [[Int64]] {
        MatchingExample.pairs(identities, atLeast: Linkage.leastScore).map { [$0.first, $0.second] }
    }

    private func score(_ left: PatientIdentity, _ right: PatientIdentity) -> Double? {
        MatchingExample.pairs([left, right]).first?.score
    }

    @Test func `twins are not listed`() {
        #expect(
            listed([
                person(1, "Okafor", "Ada", born: "2012-03-14", street: "12 Long Lane", phone: "01632 960001"),
                person(2, "Okafor", "Chidi", born: "2012-03-14", street: "12 Long Lane", phone: "01632 960001"),
            ]) == [])
    }

    @Test func `father and son of one name are not listed`() {
        #expect(
            listed([
                person(1, "Byrne", "Patrick", born: "1951-07-02", street: "3 Mill Road", phone: "01632 960001"),
                person(2, "Byrne", "Patrick", born: "1984-11-23", street: "3 Mill Road", phone: "01632 960001"),
            ]) == [])
    }

    @Test func `a household is not listed`() {
        let names = ["Ada", "Chidi", "Ngozi", "Emeka"]
        #expect(
            listed(
                names.enumerated().map { place, given in
                    person(
                        Int64(place), "Okafor", given, born: "19\(50 + 9 * place)-0\(place + 1)-1\(place)",
                        street: "12 Long Lane", phone: "01632 960001")
                }) == [])
    }

    @Test func `a person who moved and changed the phone is listed`() {
        #expect(
            listed([
                person(1, "Okafor", "Ada", born: "1980-03-14", street: "12 Long Lane", phone: "01632 960001"),
                person(2, "Okafor", "Ada", born: "1980-03-14", street: "7 Church Walk", phone: "07700 900002"),
            ]) == [[1, 2]])
    }

    @Test func `every pair of a cluster is listed, once`() {
        let records = (1...4).map { person($0, "Okafor", "Ada", born: "1980-03-14", street: "12 Long Lane") }
        let pairs = listed(records)
        #expect(Set(pairs) == [[1, 2], [1, 3], [1, 4], [2, 3], [2, 4], [3, 4]])
        #expect(pairs.count == 6)
    }

    @Test func `two who are like a third record are one person too`() {
        let records = [
            person(1, "Whetstone", "Bertie", born: "1920-02-16", street: "3 Green Street", phone: "01632 960001"),
            person(2, "Whetstone", "Bertie", born: "1962-11-30", street: "3 Green Street", phone: "01632 960001"),
            person(3, "Whetstone", "Bertie", street: "3 Green Street", phone: "01632 960001"),
        ]
        #expect(listed([records[0], records[1]]) == [])
        let pair = MatchingExample.pairs(records, atLeast: -100).first { [$0.first, $0.second] == [1, 3] }
        #expect((pair?.score ?? 0) > 0)
    }

    @Test func `a field that is missing neither helps nor harms`() {
        let whole = person(1, "Okafor", "Ada", born: "1980-03-14", street: "12 Long Lane", phone: "01632 960001")
        let bare = person(2, "Okafor", "Ada", born: "1980-03-14")
        let same = score(bare, person(1, "Okafor", "Ada", born: "1980-03-14"))
        #expect(score(whole, bare) == same)
    }

    @Test func `more fields that agree say more`() throws {
        let born = try #require(
            score(person(1, "Lee", "Ann", born: "1980-03-14"), person(2, "Lee", "Ann", born: "1980-03-14")))
        let named = try #require(score(person(1, "Lee", "Ann"), person(2, "Lee", "Ann")))
        #expect(born > named)
        #expect(born > Linkage.leastScore)
    }

    @Test func `a frequent name and birth date say less among many`() throws {
        let crowd = (10..<2_000).map { number in
            person(
                number, "Smith", number.isMultiple(of: 3) ? "John" : "G\(number)",
                born: "19\(10 + number % 90)-0\(1 + number % 9)-\(10 + number % 19)")
        }
        let pair = [person(1, "Smith", "John", born: "1950-02-03"), person(2, "Smith", "John", born: "1950-02-03")]
        let among = try #require(MatchingExample.pairs(crowd + pair).first { [$0.first, $0.second] == [1, 2] })
        let alone = try #require(MatchingExample.pairs(pair).first)
        #expect(among.score < alone.score)
    }

    @Test func `names of any script are compared`() {
        #expect(
            listed([
                person(1, "Шевченко", "Мирослава", born: "1980-03-14"),
                person(2, "Шевчэнко", "Мирослава", born: "1980-03-14"), person(3, "王", "小明", born: "1991-05-06"),
                person(4, "王", "小明", born: "1991-05-06"),
            ]).count == 2)
    }

    @Test func `nobody is like nobody`() {
        #expect(MatchingExample.pairs([]) == [])
        #expect(MatchingExample.pairs([person(1, "Okafor", "Ada")]) == [])
        #expect(listed([person(1, "?", "-"), person(2, "!", "?")]) == [])
    }
}
