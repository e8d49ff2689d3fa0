extension FilledPractice {
    /// The header and the rows of each table of a patient's chart, as an export has them.
    static let lines: [(table: String, lines: [String])] = intake + followUp

    private static let intake = [
        (
            "consents",
            [
                "consent_id,patient_id,patient_name,scope,given_on,signer,relation,risks_explained,withdrawn_on,note,"
                    + "void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",x-ray,2026-11-01,Minh Nguyễn,father,both,2026-11-20,"#
                    + #""On paper, kept at ""Main""","#,
                #"2,P-1,"Nguyễn, Lan Anh",care,2026-11-01,Lan Anh,,,,,Of her sister"#,
            ]
        ),
        (
            "history_items",
            [
                "history_item_id,patient_id,patient_name,kind,description,happened_on,relation,code,void_reason",
                "1,P-1,\"Nguyễn, Lan Anh\",family,\"Arthritis,\nof both hands\",1998-07,mother,Z82.61,",
                #"2,P-1,"Nguyễn, Lan Anh",injury,Fell,,,,Of her sister"#,
            ]
        ),
        (
            "prior_care",
            [
                "prior_care_id,patient_id,patient_name,complaint_id,kind,provider,starts_on,ends_on,ongoing,response,"
                    + "note,void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",C-1,physical-therapy,A hospital,2024,2024-05,false,partial,Twice a week,"#,
                #"2,P-1,"Nguyễn, Lan Anh",,rest,,,,true,,,Of her sister"#,
            ]
        ),
        (
            "safety_answers",
            [
                "safety_answer_id,patient_id,patient_name,visit_id,item,answer,note,asked_by,asked_on,void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",V-1,own-item,not-asked,On rising,S-3,2026-11-02,"#,
                #"2,P-1,"Nguyễn, Lan Anh",,nausea,no,,S-2,2026-11-02,Of her sister"#,
            ]
        ),
        (
            "assessments",
            [
                "assessment_id,patient_id,patient_name,complaint_id,term,code,code_system,code_version,state,basis,"
                    + "clinician_id,decided_on,void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",C-1,Sciatica,M54.31,icd-10-cm,FY2023,ruled-out,The raised leg was free,"#
                    + "S-2,2026-11-02,",
                #"2,P-1,"Nguyễn, Lan Anh",,Neck strain,,,,considered,,S-1,2026-11-02,Of her sister"#,
            ]
        ),
        (
            "external_tests",
            [
                "external_test_id,patient_id,patient_name,kind,ordered_on,ordered_by,received_on,result,body_region,"
                    + "void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",nerve-conduction,2026-11-03,Dr. Byrne,2026-11-13,Normal,lower-leg,"#,
                #"2,P-1,"Nguyễn, Lan Anh",mri,,,,,,Of her sister"#,
            ]
        ),
        (
            "imaging_studies",
            [
                "imaging_study_id,patient_id,patient_name,visit_id,modality,indicated,indication_reason,decided_by,"
                    + "decided_on,taken_on,views,phase,held_at,report,atlas_side,atlas_laterality_deg,atlas_rotation,"
                    + "atlas_rotation_deg,head_tilt,head_tilt_deg,lower_angle_deg,axis_side,axis_rotation_deg,"
                    + "listing_code,void_reason",
                #"X-1,P-1,"Nguyễn, Lan Anh",V-1,x-ray,yes,To find the direction,S-2,2026-11-02,2026-11-04,"#
                    + #""lateral, nasium",before,"Main, cabinet 2",No fracture,right,2.5,anterior,1.25,left,3,0,left,"#
                    + "0.5,ASRA,",
                #"X-2,P-1,"Nguyễn, Lan Anh",,ct,no,No need,S-1,2026-11-02,,,,,,,,,,,,,,,,Of her sister"#,
            ]
        ),
    ]

    private static let followUp = [
        (
            "reactions",
            [
                "reaction_id,patient_id,patient_name,visit_id,reported_on,description,hours_after,severity,resolved_on,"
                    + "void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",V-2,2026-11-10,Tired,1.5,0,2026-11-11,"#,
                #"2,P-1,"Nguyễn, Lan Anh",,2026-11-10,Dizzy,,,,Of her sister"#,
            ]
        ),
        (
            "outcome_scores",
            [
                "outcome_score_id,patient_id,patient_name,complaint_id,visit_id,measure,score,scored_on,reporter,"
                    + "void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",C-1,V-2,own-scale,-2.5,2026-11-09,clinician,"#,
                #"2,P-1,"Nguyễn, Lan Anh",,,ndi,42,2026-11-09,patient,Of her sister"#,
            ]
        ),
        // The examination of 2 November is before the second plan; the visit of the 9th and the draft of the 16th are not.
        (
            "care_plans",
            [
                "care_plan_id,patient_id,patient_name,superseded_by,kept_visits,complaints,goals,visits_per_week,"
                    + "starts_on,ends_on,re_examination_due,planned_visits,clinician_id,supersedes,void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",2,1,,,,2026-11-01,,,,S-1,,"#,
                #"2,P-1,"Nguyễn, Lan Anh",,2,C-1;C-2,Walk to work,0.5,2026-11-09,2027-02-09,2027-01-09,12,S-2,1,"#,
                #"3,P-1,"Nguyễn, Lan Anh",,2,,,,2026-11-09,,,,S-2,,Of her sister"#,
            ]
        ),
        (
            "appointments",
            [
                "appointment_id,patient_id,patient_name,starts_on,starts_at,minutes,office,clinician,kind,status,"
                    + "office_id,clinician_id,channel,fee,visit_id,note,void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",2026-11-09,09:30,30,Main,Cleo Clarke,consultation,kept,O-1,S-2,walk-in,free,"#
                    + "V-2,Uses a wheelchair,",
                #"2,P-1,"Nguyễn, Lan Anh",2027-12-01,10:00,15,Main,,,booked,O-1,,,,,,Of her sister"#,
                #"3,P-1,"Nguyễn, Lan Anh",2027-12-01,10:00,30,Main,Cleo Clarke,,booked,O-1,S-2,,,,,"#,
                #"4,P-2,Lee,2027-12-01,10:00,30,Main,Cleo Clarke,,booked,O-1,S-2,,,,,"#,
            ]
        ),
        (
            "recall_contacts",
            [
                "recall_contact_id,patient_id,patient_name,contacted_on,contacted_by,channel,result,note,void_reason",
                #"1,P-1,"Nguyễn, Lan Anh",2026-11-18,S-3,phone,left-message,With her mother,"#,
                #"2,P-1,"Nguyễn, Lan Anh",2026-11-18,S-2,,no-answer,,Of her sister"#,
            ]
        ),
        (
            "disclosures",
            [
                "disclosure_id,patient_id,patient_name,disclosed_on,given_to,address,what,purpose,channel,disclosed_by,"
                    + "staff_member,void_reason",
                "1,P-1,\"Nguyễn, Lan Anh\",2026-11-19,Dr. Byrne,2 Hill Road,\"The films,\nand the last visit\","
                    + "A second opinion,post,S-3,Fred Dexter,",
                "2,P-1,\"Nguyễn, Lan Anh\",2026-11-19,Dr. Byrne,,\"The films,\nand the last visit\","
                    + "A second opinion,,S-3,Fred Dexter,Of her sister",
            ]
        ),
        (
            "import_maps",
            [
                "import_map_id,name,becomes,system,column_fields,field_values,date_order,delimiter",
                "1,Old system,patients,openemr,\"Nr=legacy_number\nFax=\",country=Germany,dmy,;",
            ]
        ),
    ]
}
