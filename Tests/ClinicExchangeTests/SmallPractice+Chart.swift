extension SmallPractice {
    /// The same with the tables of a patient's chart.
    static var withChart: SmallPractice {
        var practice = SmallPractice()
        practice.files.merge(chart) { _, file in file }
        return practice
    }

    /// Files with their columns, most with one row.
    private static let chart = [
        "consents.csv": """
        consent_id,patient_id,scope,given_on,signer,withdrawn_on
        1,P-1,care,2026-11-10,Ada Okafor,2026-11-12
        """,
        "history_items.csv": """
        history_item_id,patient_id,kind,description,relation
        1,P-1,family,Arthritis,mother
        """,
        "prior_care.csv": """
        prior_care_id,patient_id,complaint_id,kind,starts_on,ends_on,ongoing
        1,P-1,C-1,massage,2024-03,2024,false
        """,
        "safety_answers.csv": """
        safety_answer_id,patient_id,visit_id,item,answer,asked_by,asked_on
        1,P-1,V-1,nausea,no,S-2,2026-11-10
        """,
        "assessments.csv": """
        assessment_id,patient_id,complaint_id,term,code,code_system,code_version,state,clinician_id,decided_on
        1,P-1,C-1,Sciatica,M54.31,icd-10-cm,FY2022,working,S-1,2026-11-10
        """,
        "external_tests.csv": """
        external_test_id,patient_id,kind,ordered_on,received_on,result
        1,P-1,mri,2026-11-10,2026-11-12,Normal
        """,
        "imaging_studies.csv": """
        imaging_study_id,patient_id,visit_id,modality,indicated,indication_reason,decided_by,decided_on,taken_on,head_tilt_deg
        X-1,P-1,V-1,x-ray,yes,To find it,S-1,2026-11-10,2026-11-10,3
        """,
        "reactions.csv": """
        reaction_id,patient_id,visit_id,reported_on,description,hours_after,severity
        1,P-1,V-1,2026-11-10,Tired,1.5,2
        """,
        "outcome_scores.csv": """
        outcome_score_id,patient_id,complaint_id,visit_id,measure,score,scored_on,reporter
        1,P-1,C-1,V-1,ndi,42,2026-11-10,patient
        """,
        "care_plans.csv": """
        care_plan_id,patient_id,complaints,visits_per_week,starts_on,ends_on,clinician_id,supersedes
        1,P-1,C-1,2,2026-11-01,2027-11-01,S-1,
        2,P-1,C-1,1,2026-11-10,2027-11-01,S-1,1
        """,
        "appointments.csv": """
        appointment_id,patient_id,office_id,clinician_id,starts_on,starts_at,minutes,status,visit_id
        1,P-1,O-1,S-1,2027-11-10,09:30,30,kept,V-1
        """,
        "recall_contacts.csv": """
        recall_contact_id,patient_id,contacted_on,contacted_by,result
        1,P-1,2026-11-10,S-2,reached
        """,
    ]
}
