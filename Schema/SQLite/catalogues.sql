-- The catalogues: words that a practice may add to, with those that ship with every database.

CREATE TABLE conditions (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    icd10cm_code TEXT,
    icd10cm_version TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

INSERT INTO conditions (code, name, icd10cm_code, icd10cm_version, active) VALUES
    ('leg-pain', 'Leg pain', 'M79.606', 'FY2022', 1),
    ('sciatica', 'Sciatica', 'M54.30', 'FY2022', 1),
    ('low-back-disc', 'Low back disc', 'M51.26', 'FY2022', 1),
    ('low-back-pain', 'Low back pain', 'M54.50', 'FY2022', 1),
    ('tfl-syndrome', 'TFL syndrome', NULL, NULL, 1),
    ('it-band-syndrome', 'IT band syndrome', 'M76.30', 'FY2022', 1),
    ('piriformis-tightness', 'Piriformis tightness', NULL, NULL, 1),
    ('lumbar-radiculopathy', 'Lumbar radiculopathy', 'M54.16', 'FY2022', 1),
    ('arthritis', 'Arthritis', 'M19.90', 'FY2022', 1),
    ('bursitis', 'Bursitis', NULL, NULL, 1),
    ('pinched-nerve', 'Pinched nerve', NULL, NULL, 1),
    ('structural-anomaly', 'Structural anomaly', NULL, NULL, 1),
    ('tendonitis', 'Tendonitis', NULL, NULL, 1),
    ('dystonia', 'Dystonia', 'G24.9', 'FY2022', 1),
    ('cervical-dystonia', 'Cervical dystonia', 'G24.3', 'FY2022', 1),
    ('headache', 'Headache', 'R51.9', 'FY2022', 1),
    ('migraine', 'Migraine', 'G43.909', 'FY2022', 1),
    ('neck-pain', 'Neck pain', 'M54.2', 'FY2022', 1),
    ('arm-pain', 'Arm pain', NULL, NULL, 1),
    ('other', 'Other', NULL, NULL, 1);

CREATE TABLE techniques (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

INSERT INTO techniques (code, name, active) VALUES
    ('nucca', 'NUCCA', 1),
    ('atlas-orthogonal', 'Atlas Orthogonal', 1),
    ('blair', 'Blair', 1),
    ('knee-chest', 'Knee Chest', 1),
    ('orthospinology', 'Orthospinology', 1),
    ('toggle-recoil', 'Toggle Recoil', 1),
    ('other', 'Other', 1);

-- Sides, results and methods are lists of the words that a test takes, joined by `;`. The side of a finding
-- is what was found (the short leg), or where the test was done (the reflex of the right arm).
CREATE TABLE tests (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    sides TEXT,
    side_role TEXT CHECK (side_role IN ('found', 'tested')),
    results TEXT,
    methods TEXT,
    level TEXT NOT NULL CHECK (level IN ('none', 'optional', 'required')),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    CHECK ((sides IS NULL) = (side_role IS NULL))
) STRICT;

INSERT INTO tests (code, name, sides, side_role, results, methods, level, active) VALUES
    ('head-tilt', 'Head tilt (tilted to)', 'left;right;level', 'found', NULL, NULL, 'none', 1),
    ('shoulder-height', 'Shoulder height (high side)', 'left;right;level', 'found', NULL, NULL, 'none', 1),
    ('hip-height', 'Hip height (high side)', 'left;right;level', 'found', NULL, NULL, 'none', 1),
    ('leg-check', 'Leg check (short side)', 'left;right;level', 'found', NULL, 'supine;prone', 'none', 1),
    ('skin-temperature', 'Skin temperature', NULL, NULL, 'present;absent;changed', NULL, 'none', 1),
    ('palpation', 'Palpation', 'left;right;both', 'tested', 'normal;abnormal;present;absent', NULL, 'optional', 1),
    ('muscle-tone', 'Muscle tone', 'left;right;both', 'tested', 'normal;abnormal', NULL, 'optional', 1),
    ('spasm', 'Spasm', 'left;right;both', 'tested', 'present;absent', NULL, 'optional', 1),
    ('rom-flexion', 'Cervical flexion', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('rom-extension', 'Cervical extension', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('rom-lateral-left', 'Cervical lateral flexion left', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('rom-lateral-right', 'Cervical lateral flexion right', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('rom-rotation-left', 'Cervical rotation left', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('rom-rotation-right', 'Cervical rotation right', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('lumbar-rom-flexion', 'Lumbar flexion', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('lumbar-rom-extension', 'Lumbar extension', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('lumbar-rom-lateral-left', 'Lumbar lateral flexion left', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('lumbar-rom-lateral-right', 'Lumbar lateral flexion right', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('lumbar-rom-rotation-left', 'Lumbar rotation left', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('lumbar-rom-rotation-right', 'Lumbar rotation right', NULL, NULL, NULL, 'active;passive', 'none', 1),
    ('cervical-compression', 'Cervical compression', 'left;right;both', 'tested', 'positive;negative', NULL, 'none', 1),
    ('straight-leg-raise', 'Straight leg raise', 'left;right;both', 'tested', 'positive;negative', NULL, 'none', 1),
    ('reflex', 'Reflex', 'left;right', 'tested', NULL, NULL, 'required', 1),
    ('muscle-power', 'Muscle power', 'left;right', 'tested', NULL, NULL, 'required', 1),
    ('sensation', 'Sensation', 'left;right', 'tested', NULL, NULL, 'required', 1),
    ('gait', 'Gait', NULL, NULL, 'normal;abnormal', NULL, 'none', 1),
    ('balance', 'Balance', NULL, NULL, 'normal;abnormal', NULL, 'none', 1);

-- The units in which a test's value may be entered, and the range of each that a slip of the keyboard
-- would leave. A range catches typing errors; it says nothing about what a value means.
CREATE TABLE test_units (
    id INTEGER PRIMARY KEY,
    test TEXT NOT NULL REFERENCES tests (code) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL CHECK (unit <> ''),
    minimum REAL NOT NULL,
    maximum REAL NOT NULL,
    UNIQUE (test, unit),
    CHECK (minimum <= maximum)
) STRICT;

INSERT INTO test_units (test, unit, minimum, maximum) VALUES
    ('head-tilt', 'deg', 0, 45),
    ('shoulder-height', 'mm', 0, 100),
    ('hip-height', 'mm', 0, 100),
    ('leg-check', 'mm', 0, 75),
    ('leg-check', 'in', 0, 3),
    ('skin-temperature', 'degC', 0, 10),
    ('rom-flexion', 'deg', 0, 90),
    ('rom-extension', 'deg', 0, 100),
    ('rom-lateral-left', 'deg', 0, 70),
    ('rom-lateral-right', 'deg', 0, 70),
    ('rom-rotation-left', 'deg', 0, 110),
    ('rom-rotation-right', 'deg', 0, 110),
    ('lumbar-rom-flexion', 'deg', 0, 120),
    ('lumbar-rom-extension', 'deg', 0, 60),
    ('lumbar-rom-lateral-left', 'deg', 0, 60),
    ('lumbar-rom-lateral-right', 'deg', 0, 60),
    ('lumbar-rom-rotation-left', 'deg', 0, 60),
    ('lumbar-rom-rotation-right', 'deg', 0, 60),
    ('straight-leg-raise', 'deg', 0, 120),
    ('reflex', 'grade', 0, 4),
    ('muscle-power', 'grade', 0, 5),
    ('sensation', 'grade', 0, 2);

-- The questions that are asked before a manipulation. They are recorded: nothing is added up and nothing flagged.
CREATE TABLE safety_items (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    area TEXT NOT NULL CHECK (area IN ('neck', 'leg')),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

INSERT INTO safety_items (code, name, area, active) VALUES
    ('dizziness', 'Dizziness', 'neck', 1),
    ('double-vision', 'Double vision', 'neck', 1),
    ('drop-attacks', 'Drop attacks', 'neck', 1),
    ('trouble-speaking', 'Trouble speaking', 'neck', 1),
    ('trouble-swallowing', 'Trouble swallowing', 'neck', 1),
    ('nausea', 'Nausea', 'neck', 1),
    ('facial-numbness', 'Facial numbness', 'neck', 1),
    ('nystagmus', 'Nystagmus', 'neck', 1),
    ('unsteadiness', 'Unsteadiness', 'neck', 1),
    ('trouble-starting-urination', 'Trouble starting urination', 'leg', 1),
    ('trouble-sensing-urination', 'Trouble sensing urination', 'leg', 1),
    ('changed-saddle-sensation', 'Changed saddle sensation', 'leg', 1),
    ('progressive-weakness-of-both-legs', 'Progressive weakness of both legs', 'leg', 1),
    ('loss-of-bowel-control', 'Loss of bowel control', 'leg', 1),
    ('changed-sexual-function', 'Changed sexual function', 'leg', 1);

-- The codes that an assessment may name, each of one version of one system.
CREATE TABLE codes (
    id INTEGER PRIMARY KEY,
    code_system TEXT NOT NULL CHECK (code_system IN ('icd-10-cm')),
    code_version TEXT NOT NULL CHECK (code_version <> ''),
    code TEXT NOT NULL CHECK (code <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    UNIQUE (code_system, code_version, code)
) STRICT;

INSERT INTO codes (code_system, code_version, code, title) VALUES
    ('icd-10-cm', 'FY2022', 'M79.604', 'Pain in right leg'),
    ('icd-10-cm', 'FY2022', 'M79.605', 'Pain in left leg'),
    ('icd-10-cm', 'FY2022', 'M79.606', 'Pain in leg, unspecified'),
    ('icd-10-cm', 'FY2022', 'M54.30', 'Sciatica, unspecified side'),
    ('icd-10-cm', 'FY2022', 'M54.31', 'Sciatica, right side'),
    ('icd-10-cm', 'FY2022', 'M54.32', 'Sciatica, left side'),
    ('icd-10-cm', 'FY2022', 'M54.40', 'Lumbago with sciatica, unspecified side'),
    ('icd-10-cm', 'FY2022', 'M54.41', 'Lumbago with sciatica, right side'),
    ('icd-10-cm', 'FY2022', 'M54.42', 'Lumbago with sciatica, left side'),
    ('icd-10-cm', 'FY2022', 'M54.16', 'Radiculopathy, lumbar region'),
    ('icd-10-cm', 'FY2022', 'M54.17', 'Radiculopathy, lumbosacral region'),
    ('icd-10-cm', 'FY2022', 'M51.16', 'Intervertebral disc disorders with radiculopathy, lumbar region'),
    ('icd-10-cm', 'FY2022', 'M51.17', 'Intervertebral disc disorders with radiculopathy, lumbosacral region'),
    ('icd-10-cm', 'FY2022', 'M51.26', 'Other intervertebral disc displacement, lumbar region'),
    ('icd-10-cm', 'FY2022', 'M51.27', 'Other intervertebral disc displacement, lumbosacral region'),
    ('icd-10-cm', 'FY2022', 'M54.50', 'Low back pain, unspecified'),
    ('icd-10-cm', 'FY2022', 'M54.51', 'Vertebrogenic low back pain'),
    ('icd-10-cm', 'FY2022', 'M54.59', 'Other low back pain'),
    ('icd-10-cm', 'FY2022', 'M76.30', 'Iliotibial band syndrome, unspecified leg'),
    ('icd-10-cm', 'FY2022', 'M76.31', 'Iliotibial band syndrome, right leg'),
    ('icd-10-cm', 'FY2022', 'M76.32', 'Iliotibial band syndrome, left leg'),
    ('icd-10-cm', 'FY2022', 'M70.60', 'Trochanteric bursitis, unspecified hip'),
    ('icd-10-cm', 'FY2022', 'M70.61', 'Trochanteric bursitis, right hip'),
    ('icd-10-cm', 'FY2022', 'M70.62', 'Trochanteric bursitis, left hip'),
    ('icd-10-cm', 'FY2022', 'M70.70', 'Other bursitis of hip, unspecified hip'),
    ('icd-10-cm', 'FY2022', 'M70.71', 'Other bursitis of hip, right hip'),
    ('icd-10-cm', 'FY2022', 'M70.72', 'Other bursitis of hip, left hip'),
    ('icd-10-cm', 'FY2022', 'M76.51', 'Patellar tendinitis, right knee'),
    ('icd-10-cm', 'FY2022', 'M76.52', 'Patellar tendinitis, left knee'),
    ('icd-10-cm', 'FY2022', 'M76.61', 'Achilles tendinitis, right leg'),
    ('icd-10-cm', 'FY2022', 'M76.62', 'Achilles tendinitis, left leg'),
    ('icd-10-cm', 'FY2022', 'M76.70', 'Peroneal tendinitis, unspecified leg'),
    ('icd-10-cm', 'FY2022', 'M77.9', 'Enthesopathy, unspecified'),
    ('icd-10-cm', 'FY2022', 'M16.9', 'Osteoarthritis of hip, unspecified'),
    ('icd-10-cm', 'FY2022', 'M17.9', 'Osteoarthritis of knee, unspecified'),
    ('icd-10-cm', 'FY2022', 'M19.90', 'Unspecified osteoarthritis, unspecified site'),
    ('icd-10-cm', 'FY2022', 'G24.3', 'Spasmodic torticollis'),
    ('icd-10-cm', 'FY2022', 'G24.9', 'Dystonia, unspecified'),
    ('icd-10-cm', 'FY2022', 'G24.1', 'Genetic torsion dystonia'),
    ('icd-10-cm', 'FY2022', 'G24.2', 'Idiopathic nonfamilial dystonia'),
    ('icd-10-cm', 'FY2022', 'G24.8', 'Other dystonia'),
    ('icd-10-cm', 'FY2022', 'M43.6', 'Torticollis'),
    ('icd-10-cm', 'FY2022', 'M54.2', 'Cervicalgia'),
    ('icd-10-cm', 'FY2022', 'M53.0', 'Cervicocranial syndrome'),
    ('icd-10-cm', 'FY2022', 'R51.9', 'Headache, unspecified'),
    ('icd-10-cm', 'FY2022', 'G44.86', 'Cervicogenic headache'),
    ('icd-10-cm', 'FY2022', 'G43.909', 'Migraine, unspecified, not intractable, without status migrainosus'),
    ('icd-10-cm', 'FY2022', 'M99.00', 'Segmental and somatic dysfunction of head region'),
    ('icd-10-cm', 'FY2022', 'M99.01', 'Segmental and somatic dysfunction of cervical region'),
    ('icd-10-cm', 'FY2022', 'M99.10', 'Subluxation complex (vertebral) of head region'),
    ('icd-10-cm', 'FY2022', 'M99.11', 'Subluxation complex (vertebral) of cervical region'),
    ('icd-10-cm', 'FY2022', 'R29.3', 'Abnormal posture'),
    ('icd-10-cm', 'FY2022', 'M62.838', 'Other muscle spasm'),
    ('icd-10-cm', 'FY2022', 'R20.0', 'Anesthesia of skin'),
    ('icd-10-cm', 'FY2022', 'R20.2', 'Paresthesia of skin'),
    ('icd-10-cm', 'FY2022', 'M62.81', 'Muscle weakness (generalized)'),
    ('icd-10-cm', 'FY2022', 'G57.00', 'Lesion of sciatic nerve, unspecified lower limb'),
    ('icd-10-cm', 'FY2022', 'G57.01', 'Lesion of sciatic nerve, right lower limb'),
    ('icd-10-cm', 'FY2022', 'G57.02', 'Lesion of sciatic nerve, left lower limb'),
    ('icd-10-cm', 'FY2022', 'R42.', 'Dizziness and giddiness'),
    ('icd-10-cm', 'FY2022', 'Z82.0', 'Family history of epilepsy and other diseases of the nervous system'),
    ('icd-10-cm', 'FY2022', 'Z82.69', 'Family history of other diseases of the musculoskeletal system and connective tissue');

-- The measures of outcome and the range of each; what a score means is nowhere kept.
CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    minimum REAL NOT NULL,
    maximum REAL NOT NULL,
    unit TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    CHECK (minimum < maximum)
) STRICT;

INSERT INTO measures (code, name, minimum, maximum, unit, active) VALUES
    ('nprs', 'Numeric pain rating scale', 0, 10, NULL, 1),
    ('psfs', 'Patient-specific functional scale', 0, 10, NULL, 1),
    ('rmdq', 'Roland-Morris disability questionnaire', 0, 24, NULL, 1),
    ('lefs', 'Lower extremity functional scale', 0, 80, NULL, 1),
    ('ndi', 'Neck disability index', 0, 100, '%', 1),
    ('odi', 'Oswestry disability index', 0, 100, '%', 1),
    ('quality-of-life', 'Quality of life', 0, 10, NULL, 1),
    ('twstrs', 'Toronto western spasmodic torticollis rating scale', 0, 85, NULL, 1);
