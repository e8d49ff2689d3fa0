import ClinicModel
import Testing

struct ValueSetTests {
    @Test func `a set of words is written in its own order, each word once`() {
        let symptoms: [Complaint.Symptom] = [.spasm, .pain, .involuntaryMovement, .pain]
        #expect(symptoms.fieldValue == .text("pain;spasm;involuntary-movement"))
        #expect([Complaint.Symptom]().fieldValue == .null)
    }

    @Test func `a set of words is read from its text`() {
        #expect([Complaint.Symptom].decode(.text("pain;spasm")) == [.pain, .spasm])
        #expect([Complaint.Symptom].decode(.text("burning")) == [.burning])
        #expect([Complaint.Symptom].decode(.null) == [])
    }

    @Test(arguments: [
        "", ";", "pain;", ";pain", "pain;;spasm", "pain, spasm", "pain; spasm", "Pain", "pain;ache",
    ])
    func `a text with anything but words of the set is refused`(text: String) {
        #expect([Complaint.Symptom].decode(.text(text)) == nil)
    }

    @Test func `a record keeps a set in its own order, each word once`() throws {
        var complaint = try plainComplaint()
        complaint.symptoms = [.spasm, .pain, .spasm]
        #expect(try complaint.checked(today: complaint.recordedOn).symptoms == [.pain, .spasm])
    }

    @Test func `a word is read only in its one spelling`() {
        #expect(BodyRegion.decode(.text("wrist-hand")) == .wristHand)
        for text in ["Wrist-hand", "wrist_hand", "wristHand", " wrist-hand", "wrist-hand ", ""] {
            #expect(BodyRegion.decode(.text(text)) == nil)
        }
        #expect(BodyRegion.decode(.null) == nil)
        #expect(BodyRegion.decode(.integer(1)) == nil)
    }

    @Test func `the words of a set are its cases in their order`() {
        #expect(BodyRegion.fieldType == .choice(BodyRegion.words))
        #expect([BodyRegion].fieldType == .choices(BodyRegion.words))
        #expect(
            BodyRegion.words == [
                "head", "face", "jaw", "neck", "shoulder", "arm", "elbow", "wrist-hand", "upper-back",
                "mid-back", "low-back", "pelvis", "buttock", "hip", "thigh", "knee", "lower-leg",
                "ankle-foot", "whole-body", "other",
            ])
    }
}
