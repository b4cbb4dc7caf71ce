package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

func count64(n int64) scoring.Figure { return scoring.Known(n) }

func hundredthsOf(n int64) scoring.Figure { return scoring.Known(decimal.New(n, -2)) }

func day(n int64) scoring.Figure {
	return scoring.Known(rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(n))
}

// inputs returns the figures of a commune for the library, by input.
func (c *commune) inputs() map[string]scoring.Figure {
	return map[string]scoring.Figure{
		"population": count64(c.population), "mountainous": scoring.Known(c.mountainous),
		"minority_commune": scoring.Known(c.minorityCommune), "businesses": count64(c.businesses),
		"staff_assigned": count64(c.staffAssigned), "staff_used": count64(c.staffUsed),

		"plan_issued": scoring.Known(c.planIssued), "plan_date": day(c.planDate), "plan_tasks": count64(c.planTasks),
		"plan_tasks_done": count64(c.planTasksDone), "late_reports": count64(c.lateReports),
		"inspection_plan": scoring.Known(inspectionPlans[c.inspectionPlan]), "inspected_rate": hundredthsOf(c.inspectedRate),
		"issues_found": count64(c.issuesFound), "issues_fixed": count64(c.issuesFixed),
		"communication_forms": count64(c.communicationForms), "initiatives": count64(c.initiatives),
		"overdue_tasks": count64(c.overdueTasks),

		"legal_documents": count64(c.legalDocuments), "unlawful_documents": count64(c.unlawfulDocuments),
		"document_review":          scoring.Known(documentReviews[c.documentReview]),
		"open_law_recommendations": count64(c.openLawRecommendations), "law_report_date": day(c.lawReportDate),
		"access_standard": scoring.Known(c.accessStandard), "mediation_cases": count64(c.mediationCases),
		"mediations_successful":   count64(c.mediationsSuccessful),
		"regulation_satisfaction": hundredthsOf(c.regulationSatisfaction),

		"procedures_total": count64(c.proceduresTotal), "procedures_published": count64(c.proceduresPublished),
		"feedback_received": count64(c.feedbackReceived), "feedback_handled": count64(c.feedbackDone),
		"one_stop_rate": hundredthsOf(c.oneStopRate), "conditions_missing": count64(c.conditionsMissing),
		"one_stop_staff":    scoring.Known(oneStopStaffs[c.oneStopStaff]),
		"dossiers_received": count64(c.dossiersReceived), "dossiers_settled": count64(c.dossiersSettled),
		"dossiers_on_time": count64(c.dossiersOnTime), "late_dossiers": count64(c.lateDossiers),
		"apologies": count64(c.apologies), "dossiers_returned": count64(c.dossiersReturned),
		"dossiers_digitised": count64(c.dossiersDigitised), "reuse_rate": hundredthsOf(c.reuseRate),
		"mobile_sessions": count64(c.mobileSessions), "service_index": hundredthsOf(c.serviceIndex),

		"working_rules_date": day(c.workingRulesDate), "excess_deputies": count64(c.excessDeputies),
		"delegation_inspected": scoring.Known(c.delegationInspected), "delegation_faults": count64(c.delegationFaults),
		"villages_to_merge": count64(c.villagesToMerge), "villages_merged": count64(c.villagesMerged),

		"placed_rate": hundredthsOf(c.placedRate), "good_rate": hundredthsOf(c.goodRate),
		"officials_assessed": count64(c.officialsAssessed), "training_rate": hundredthsOf(c.trainingRate),
		"qualified_rate": hundredthsOf(c.qualifiedRate), "disciplined": count64(c.disciplined),
		"conduct_violations": count64(c.conductViolations), "leader_disciplined": scoring.Known(c.leaderDisciplined),
		"attitude_score": hundredthsOf(c.attitudeScore),

		"revenue_rate": hundredthsOf(c.revenueRate), "public_investment": scoring.Known(c.publicInvestment),
		"disbursement_rate": hundredthsOf(c.disbursementRate), "budget_approved_date": day(c.budgetApprovedDate),
		"budget_published_date": day(c.budgetPublishedDate), "asset_violations": count64(c.assetViolations),
		"audit_due": hundredthsOf(c.auditDue), "audit_recovered": hundredthsOf(c.auditRecovered),
		"service_units": count64(c.serviceUnits), "autonomous_units": count64(c.autonomousUnits),

		"signature_rate": hundredthsOf(c.signatureRate), "electronic_rate": hundredthsOf(c.electronicRate),
		"work_files_rate": hundredthsOf(c.workFilesRate), "dossiers_online": count64(c.dossiersOnline),
		"online_payment_rate": hundredthsOf(c.onlinePaymentRate), "dossiers_not_entered": count64(c.dossiersNotEntered),
		"certified_rate": hundredthsOf(c.certifiedRate), "identity_accounts": count64(c.identityAccounts),
		"security_approved": scoring.Known(c.securityApproved), "security_incidents": count64(c.securityIncidents),
		"portal_sections": count64(c.portalSections), "digital_index": scoring.Known(decimal.New(c.digitalIndex, -3)),

		"sipas_citizens": hundredthsOf(c.sipasCitizens), "sipas_last_year": hundredthsOf(c.sipasLastYear),
		"sipas_businesses": hundredthsOf(c.sipasBusinesses), "complaints": count64(c.complaints),
		"complaints_settled": count64(c.complaintsSettled), "mass_petitions": count64(c.massPetitions),
		"reception_days": count64(c.receptionDays), "targets_rate": hundredthsOf(c.targetsRate),
		"poverty_reduction": hundredthsOf(c.povertyReduction), "poverty_target": hundredthsOf(c.povertyTarget),
		"business_growth": hundredthsOf(c.businessGrowth),

		"award": scoring.Known(awards[c.award]), "false_figures": count64(c.falseFigures),
	}
}

// points returns the points of the reported items, by code.
func (c *commune) points() map[string]scoring.Figure {
	p := &c.reported
	return map[string]scoring.Figure{
		"2.2.1": hundredthsOf(p.p221), "2.4.1": hundredthsOf(p.p241), "3.5.2": hundredthsOf(p.p352),
		"3.6.1": hundredthsOf(p.p361), "4.4.2": hundredthsOf(p.p442), "5.1.1": hundredthsOf(p.p511),
		"5.3.3": hundredthsOf(p.p533), "5.5.2": hundredthsOf(p.p552), "6.2.1": hundredthsOf(p.p621),
		"6.4.2": hundredthsOf(p.p642), "7.1.1": hundredthsOf(p.p711), "7.1.3": hundredthsOf(p.p713),
		"7.4.1": hundredthsOf(p.p741), "8.4": hundredthsOf(p.p84), "8.5": hundredthsOf(p.p85),
	}
}

// ours returns the figures of communes as facts of the library. Of each the given
// share of figures and points is not known yet: two thirds of these are left out, and
// of the others, if they are numbers or days, a bound is known.
func ours(communes []commune, unknown float64, seed uint64) []scoring.Facts {
	r := rand.New(rand.NewPCG(seed, 3))
	units := make([]scoring.Facts, len(communes))
	for u := range communes {
		in, points := communes[u].inputs(), communes[u].points()
		forget(r, in, unknown)
		forget(r, points, unknown)
		unit := scoring.Unit{ID: fmt.Sprintf("commune-%d", u+1), Group: "commune"}
		if communes[u].mountainous {
			unit.Group = "mountainous"
		}
		units[u] = scoring.Facts{Unit: unit, Inputs: in, Points: points}
	}
	return units
}

// forget leaves out a share of the figures, or what is known of them but a bound.
func forget(r *rand.Rand, figures map[string]scoring.Figure, share float64) {
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		if r.Float64() >= share {
			continue
		}
		f := figures[name]
		_, isDay := f.Day()
		n, isNumber := f.Number()
		switch {
		case r.IntN(3) > 0 || !isDay && !isNumber:
			delete(figures, name)
		case r.IntN(2) > 0:
			figures[name] = scoring.Within(scoring.Bound{AtLeast: f})
		case isNumber:
			most := scoring.Known(n.Truncate(0).Add(decimal.NewFromInt(1)))
			figures[name] = scoring.Within(scoring.Bound{Below: most})
		default:
			figures[name] = scoring.Within(scoring.Bound{AtMost: f})
		}
	}
}
