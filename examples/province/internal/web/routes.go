package web

import "github.com/parindex/parindex/examples/province/internal/store"

// Route is one address of the application, with the roles that may ask for it.
type Route struct {
	Pattern string       // as net/http has it; those of a unit only have theirs where it names one
	Roles   []store.Role // nil is everybody, signed in or not
	serve   func(*visit) error
}

var (
	everybody []store.Role // also those who have not signed in
	signedIn  = store.Roles
	unitSide  = []store.Role{store.Scorer, store.Leader}
	province_ = []store.Role{store.Appraiser, store.Council, store.Publisher}
	sheets    = []store.Role{store.Scorer, store.Leader, store.Appraiser, store.Council, store.Publisher}
	writers   = []store.Role{store.Scorer, store.Leader, store.Appraiser, store.Council}
	leaders   = []store.Role{store.Leader}
	council   = []store.Role{store.Council}
	lockers   = []store.Role{store.Leader, store.Appraiser, store.Council}
)

// Routes are all addresses. Those below are allowed by role; what of a sheet somebody may write
// in which round, and in which areas, is checked where it is written.
var Routes = []Route{
	{"GET /login", everybody, (*visit).login},
	{"POST /login", everybody, (*visit).signIn},
	{"GET /signon", everybody, (*visit).goSignOn},
	{"GET /signon/callback", everybody, (*visit).signedOn},
	{"POST /logout", signedIn, (*visit).signOut},
	{"POST /lang", everybody, (*visit).language},
	{"GET /{$}", signedIn, (*visit).home},
	{"/", everybody, (*visit).nothing},

	{"GET /sheet/{unit}", sheets, (*visit).sheet},
	{"GET /sheet/{unit}/{item}", sheets, (*visit).item},
	{"POST /sheet/{unit}/{item}", writers, (*visit).save},
	{"POST /sheet/{unit}/{item}/live", writers, (*visit).live},
	{"POST /sheet/{unit}/{item}/remark", writers, (*visit).remark},
	{"POST /sheet/{unit}/{item}/refuse", province_, (*visit).refuseEvidence},
	{"POST /evidence/{unit}/{item}", writers, (*visit).addEvidence},
	{"GET /files/{unit}/{hash}", sheets, (*visit).file},
	{"GET /sheet/{unit}/{item}/history", sheets, (*visit).history},
	{"POST /rounds/{unit}/lock", lockers, (*visit).lock},
	{"POST /rounds/{unit}/reopen", []store.Role{store.Council}, (*visit).reopen},

	{"GET /form/{unit}", writers, (*visit).fillIn},
	{"GET /form/{unit}/form.xlsx", writers, (*visit).fillForm},
	{"POST /form/{unit}", writers, (*visit).fill},
	{"POST /form/{unit}/confirm", writers, (*visit).confirm},

	{"GET /plan/{unit}", sheets, (*visit).plan},
	{"POST /plan/{unit}", leaders, (*visit).makePlan},
	{"GET /plan/{unit}/plan.docx", sheets, (*visit).planDOCX},
	{"GET /plan/{unit}/plan.xlsx", sheets, (*visit).planXLSX},
	{"POST /plan/{unit}/actions/{action}", leaders, (*visit).editAction},
	{"POST /plan/{unit}/head", leaders, (*visit).editHead},
	{"POST /plan/{unit}/accepted", leaders, (*visit).accept},
	{"GET /plan/{unit}/progress", sheets, (*visit).progress},
	{"GET /plan/{unit}/progress.docx", sheets, (*visit).progressDOCX},
	{"POST /plan/{unit}/progress", unitSide, (*visit).recordFigures},
	{"POST /plan/{unit}/progress/{action}", unitSide, (*visit).recordAction},

	{"GET /queue", province_, (*visit).queue},
	{"GET /queue/{unit}", province_, (*visit).appraisal},
	{"GET /queue/{unit}/appraisal.docx", province_, (*visit).appraisalDOCX},
	{"GET /queue/{unit}/appraisal.xlsx", province_, (*visit).appraisalXLSX},

	{"GET /cohort", signedIn, (*visit).cohort},
	{"GET /cohort/report", sheets, (*visit).cohortReport},
	{"GET /cohort/report.docx", sheets, (*visit).cohortDOCX},
	{"GET /cohort.csv", sheets, (*visit).cohortCSV},
	{"GET /cohort.xlsx", sheets, (*visit).cohortXLSX},

	{"GET /publications", signedIn, (*visit).publications},
	{"POST /publications", []store.Role{store.Publisher}, (*visit).publish},
	{"GET /publications/{seq}", signedIn, (*visit).publication},
	{"GET /publications/{seq}/decision.docx", signedIn, (*visit).publicationDOCX},

	{"GET /rubrics", council, (*visit).rubrics},
	{"POST /rubrics", council, (*visit).addRubric},
	{"GET /rubrics/{hash}", council, (*visit).rubric},
	{"POST /rubrics/{hash}/adopt", council, (*visit).adopt},
}
