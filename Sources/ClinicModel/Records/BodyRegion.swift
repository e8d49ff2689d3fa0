/// A region of the body, where a complaint is or an examination was.
public enum BodyRegion: String, ValueSet {
    case head, face, jaw, neck, shoulder, arm, elbow
    case wristHand = "wrist-hand"
    case upperBack = "upper-back"
    case midBack = "mid-back"
    case lowBack = "low-back"
    case pelvis, buttock, hip, thigh, knee
    case lowerLeg = "lower-leg"
    case ankleFoot = "ankle-foot"
    case wholeBody = "whole-body"
    case other
}
