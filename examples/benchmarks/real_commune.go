package main

import (
	"math/rand/v2"
	"time"

	"github.com/parindex/parindex/rubric"
)

// commune has the figures that the shipped rubric asks of a unit, by the names of its
// inputs, as hand-written code would keep them: rates and other numbers in hundredths (the
// digital index in thousandths), days as their number since 1970, options by their place.
type commune struct {
	population, businesses, staffAssigned, staffUsed int64
	mountainous, minorityCommune                     bool

	// 1 Steering.
	planIssued                                                   bool
	planDate, planTasks, planTasksDone, lateReports              int64
	inspectionPlan                                               uint8 // on_time, late, none
	inspectedRate, issuesFound, issuesFixed                      int64
	communicationForms, initiatives, overdueTasks, receptionDays int64

	// 2 Institutions.
	legalDocuments, unlawfulDocuments     int64
	documentReview                        uint8 // excellent, good, completed, not_done
	openLawRecommendations, lawReportDate int64
	accessStandard                        bool
	mediationCases, mediationsSuccessful  int64
	regulationSatisfaction                int64

	// 3 Procedures.
	proceduresTotal, proceduresPublished                     int64
	feedbackReceived, feedbackDone                           int64
	oneStopRate, conditionsMissing                           int64
	oneStopStaff                                             uint8 // dedicated, part_time, contract
	dossiersReceived, dossiersReturned, dossiersDigitised    int64
	dossiersSettled, dossiersOnTime, lateDossiers, apologies int64
	reuseRate, mobileSessions, serviceIndex                  int64

	// 4 Organisation.
	workingRulesDate, excessDeputies                  int64
	delegationInspected                               bool
	delegationFaults, villagesToMerge, villagesMerged int64

	// 5 Civil service.
	placedRate, goodRate, officialsAssessed                     int64
	trainingRate, qualifiedRate, disciplined, conductViolations int64
	leaderDisciplined                                           bool
	attitudeScore                                               int64

	// 6 Public finance.
	revenueRate                               int64
	publicInvestment                          bool
	disbursementRate                          int64
	budgetApprovedDate, budgetPublishedDate   int64
	assetViolations, auditDue, auditRecovered int64
	serviceUnits, autonomousUnits             int64

	// 7 Digital government.
	signatureRate, electronicRate, workFilesRate          int64
	dossiersOnline, onlinePaymentRate, dossiersNotEntered int64
	certifiedRate, identityAccounts                       int64
	securityApproved                                      bool
	securityIncidents, portalSections, digitalIndex       int64

	// 8 Impact.
	sipasCitizens, sipasLastYear, sipasBusinesses                int64
	complaints, complaintsSettled, massPetitions                 int64
	targetsRate, povertyReduction, povertyTarget, businessGrowth int64

	award        uint8 // national, provincial, none
	falseFigures int64

	reported reportedPoints
}

// reportedPoints are what appraisers and surveys gave, in hundredths, by code of the item.
type reportedPoints struct {
	p221, p241, p352, p361, p442, p511, p533, p552, p621, p642, p711, p713, p741, p84, p85 int64
}

// The options of the enums, in the order of the rubric.
var (
	inspectionPlans = []string{"on_time", "late", "none"}
	documentReviews = []string{"excellent", "good", "completed", "not_done"}
	oneStopStaffs   = []string{"dedicated", "part_time", "contract"}
	awards          = []string{"national", "provincial", "none"}
)

// dayNumber returns the number of a day of the year that is scored.
func dayNumber(month, day int) int64 {
	return rubric.Date{Year: 2025, Month: time.Month(month), Day: day}.DayNumber()
}

// luck draws figures that are like those of communes.
type luck struct{ *rand.Rand }

func (l luck) chance(percent int) bool { return l.IntN(100) < percent }

// rate returns hundredths of a percent around a mean, half of them with one decimal.
func (l luck) rate(mean, deviation, most int64) int64 {
	v := mean*100 + int64(l.NormFloat64()*float64(deviation)*100)
	if l.chance(50) {
		v = v / 10 * 10
	}
	return min(max(v, 0), most*100)
}

// few returns none so often, else 1 to most.
func (l luck) few(percentNone int, most int64) int64 {
	if l.chance(percentNone) {
		return 0
	}
	return 1 + l.Int64N(most)
}

// about returns a number from half to one and a half of a mean.
func (l luck) about(mean int64) int64 { return mean/2 + l.Int64N(mean+1) }

// part returns all so often, else from a share of it on.
func (l luck) part(of int64, percentAll int, leastPercent int64) int64 {
	if of == 0 || l.chance(percentAll) {
		return of
	}
	least := of * leastPercent / 100
	return least + l.Int64N(of-least+1)
}

// option returns the first option so often, then the second of the rest so often, and so on.
func (l luck) option(percent int, options []string) uint8 {
	for i := range options[1:] {
		if l.chance(percent) {
			return uint8(i)
		}
	}
	return uint8(len(options) - 1)
}

// points returns points up to a maximum, in hundredths and on a step, mostly high.
func (l luck) points(least, full, step int64) int64 {
	return max(least, full-step*(l.Int64N(full/step+1)*l.Int64N(full/step+1)/(full/step+1)))
}

// newCommunes draws the complete figures of communes, which meet the relations of the rubric.
func newCommunes(n int, seed uint64) []commune {
	l := luck{rand.New(rand.NewPCG(seed, 2025))}
	all := make([]commune, n)
	for i := range all {
		all[i] = l.commune()
	}
	return all
}

func (l luck) commune() commune {
	c := commune{
		population: l.about(14000) + 1, mountainous: l.chance(30), minorityCommune: l.chance(25),
		businesses: l.few(3, 120), staffAssigned: l.about(40),
		planIssued: l.chance(96), planDate: dayNumber(7, 1) + l.Int64N(75), planTasks: l.few(1, 60),
		lateReports: l.few(70, 4), inspectionPlan: l.option(70, inspectionPlans), inspectedRate: l.rate(48, 18, 100),
		issuesFound: l.few(15, 12), communicationForms: l.few(5, 7), initiatives: l.few(20, 7), overdueTasks: l.few(70, 5),
		legalDocuments: l.few(10, 6), unlawfulDocuments: l.few(85, 2), documentReview: l.option(40, documentReviews),
		openLawRecommendations: l.few(75, 3), lawReportDate: dayNumber(12, 8) + l.Int64N(16), accessStandard: l.chance(85),
		mediationCases: l.few(5, 25), regulationSatisfaction: l.rate(84, 6, 100),
		proceduresTotal: l.about(330), feedbackReceived: l.few(30, 9),
		oneStopRate: l.rate(96, 5, 100), conditionsMissing: l.few(60, 4), oneStopStaff: l.option(70, oneStopStaffs),
		dossiersReceived: l.about(4200) * l.few(1, 1), reuseRate: l.rate(48, 15, 100), mobileSessions: l.few(30, 8),
		serviceIndex: l.rate(82, 7, 100), workingRulesDate: dayNumber(7, 1) + l.Int64N(40), excessDeputies: l.few(92, 2),
		delegationInspected: l.chance(80), delegationFaults: l.few(75, 3), villagesToMerge: l.few(60, 6),
		placedRate: l.rate(94, 5, 100), goodRate: l.rate(96, 3, 100),
		trainingRate: l.rate(93, 12, 150), qualifiedRate: l.rate(95, 5, 100), disciplined: l.few(85, 3),
		conductViolations: l.few(80, 4), leaderDisciplined: l.chance(3), attitudeScore: 100 + l.Int64N(401),
		revenueRate: l.rate(97, 15, 300), publicInvestment: l.chance(60), disbursementRate: l.rate(88, 9, 100),
		budgetApprovedDate: dayNumber(7, 10) + l.Int64N(20), assetViolations: l.few(90, 2),
		auditDue: l.few(60, 90000), serviceUnits: l.few(10, 6),
		signatureRate: l.rate(85, 12, 100), electronicRate: l.rate(90, 8, 100), workFilesRate: l.rate(78, 15, 100),
		onlinePaymentRate: l.rate(60, 18, 100), dossiersNotEntered: l.few(55, 9), certifiedRate: l.rate(14, 8, 100),
		securityApproved: l.chance(85), securityIncidents: l.few(90, 3), portalSections: 8 - l.few(40, 5),
		digitalIndex: 400 + l.Int64N(500), sipasCitizens: l.rate(84, 5, 100), sipasLastYear: l.rate(83, 5, 100),
		sipasBusinesses: l.rate(81, 6, 100), complaints: l.few(20, 12), massPetitions: l.few(85, 2),
		receptionDays: l.about(20), targetsRate: l.rate(95, 14, 200), povertyReduction: l.Int64N(350) - 50,
		povertyTarget: l.Int64N(250), businessGrowth: l.Int64N(1800) - 400,
		award: l.option(10, awards), falseFigures: l.few(90, 6),
	}
	c.staffUsed = l.part(c.staffAssigned, 40, 60)
	if l.chance(4) {
		c.staffUsed = c.staffAssigned + 1
	}
	c.planTasksDone, c.issuesFixed = l.part(c.planTasks, 40, 70), l.part(c.issuesFound, 50, 50)
	c.mediationsSuccessful = l.part(c.mediationCases, 40, 60)
	c.proceduresPublished, c.feedbackDone = l.part(c.proceduresTotal, 70, 85), l.part(c.feedbackReceived, 60, 50)
	c.dossiersSettled = l.part(c.dossiersReceived, 20, 95)
	c.dossiersOnTime = l.part(c.dossiersSettled, 30, 92)
	c.lateDossiers = min(c.dossiersSettled, l.few(50, 14))
	c.apologies = l.part(c.lateDossiers, 50, 20) + l.few(90, 2)
	c.dossiersReturned = c.dossiersReceived * l.Int64N(400) / 10000
	c.dossiersDigitised = l.part(c.dossiersReceived, 10, 40)
	c.dossiersOnline = l.part(c.dossiersReceived, 5, 40)
	c.villagesMerged, c.officialsAssessed = l.part(c.villagesToMerge, 60, 0), l.part(c.staffUsed, 50, 70)
	c.budgetPublishedDate = c.budgetApprovedDate + 10 + l.Int64N(40)
	c.auditRecovered, c.autonomousUnits = l.part(c.auditDue, 50, 30), l.part(c.serviceUnits, 50, 30)
	c.identityAccounts, c.complaintsSettled = l.part(c.population, 2, 50), l.part(c.complaints, 60, 50)
	c.reported = reportedPoints{
		p221: l.points(0, 50, 25), p241: l.points(0, 125, 1), p352: l.points(0, 75, 25), p361: l.points(0, 175, 1),
		p442: l.points(0, 75, 25), p511: l.points(0, 100, 25), p533: l.points(0, 100, 25), p552: l.points(0, 75, 1),
		p621: l.points(0, 75, 25), p642: l.points(0, 75, 25), p711: l.points(0, 50, 25), p713: l.points(0, 100, 25),
		p741: l.points(0, 75, 25), p84: l.points(50, 150, 25), p85: l.points(0, 150, 1),
	}
	return c
}
