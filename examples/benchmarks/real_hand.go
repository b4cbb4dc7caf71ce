package main

// final returns the final score of a commune in hundredths, by the rules of the shipped
// rubric as a competent person would write them by hand over int64, one after the other.
// Points are hundredths; every item is rounded to them, halves up, and then added to its
// source. What is left out is taken from the maximum of its source (appraisal 8450, survey
// 1325, external indices 225), which is then rescaled.
func (c *commune) final() int64 {
	appraisal, survey, external := int64(0), int64(0), int64(0)
	appraisalMax, surveyMax := int64(8450), int64(1325)

	// 1 Steering.
	if c.planIssued {
		if c.planDate <= day0731 {
			appraisal += 100
		} else if c.planDate <= day0831 {
			appraisal += 50
		}
		if c.planTasks > 0 && c.planTasksDone*100 >= 80*c.planTasks {
			appraisal += halfUp(150*c.planTasksDone, c.planTasks)
		}
	}
	appraisal += max(0, 150-25*c.lateReports)
	switch c.inspectionPlan {
	case 0:
		appraisal += 50
	case 1:
		appraisal += 25
	}
	if c.inspectedRate >= 5000 {
		appraisal += 100
	} else if c.inspectedRate >= 3000 {
		appraisal += 50
	}
	if c.issuesFound == 0 {
		appraisal += 100
	} else {
		appraisal += halfUp(100*c.issuesFixed, c.issuesFound)
	}
	appraisal += min(100, 20*c.communicationForms)
	if c.communicationForms >= 3 && c.portalSections >= 4 {
		appraisal += 100
	}
	if c.initiatives > 0 {
		appraisal += 75
	}
	appraisal += min(125, 25*c.initiatives)
	appraisal += max(0, 150-30*c.overdueTasks)

	// 2 Institutions.
	if c.legalDocuments == 0 {
		appraisal += 63 // half of 1.25
	} else if c.unlawfulDocuments == 0 {
		appraisal += 125
	} else if c.unlawfulDocuments == 1 {
		appraisal += 50
	}
	appraisal += [4]int64{75, 56, 38, 0}[c.documentReview&3]
	appraisal += c.reported.p221
	appraisal += max(0, 75-25*c.openLawRecommendations)
	appraisal += min(75, max(0, 75-5*(c.lawReportDate-day1215)))
	if c.accessStandard {
		appraisal += 100
	}
	if done, of := c.mediationsSuccessful, c.mediationCases; done*100 >= 90*of { // also 0 of 0
		appraisal += 100
	} else if done*100 >= 70*of {
		appraisal += halfUp(100*done, of)
	}
	survey += c.reported.p241
	survey += halfUp(75*c.regulationSatisfaction, 10000)

	// 3 Procedures.
	if c.proceduresPublished >= c.proceduresTotal {
		appraisal += 125
	} else if c.proceduresPublished*100 >= 90*c.proceduresTotal {
		appraisal += 75
	}
	if c.proceduresPublished >= c.proceduresTotal && c.portalSections >= 6 {
		appraisal += 75
	}
	if c.feedbackReceived == 0 {
		appraisalMax -= 100
	} else {
		appraisal += halfUp(100*c.feedbackDone, c.feedbackReceived)
	}
	if c.oneStopRate >= 9000 {
		appraisal += halfUp(100*c.oneStopRate, 10000)
	}
	appraisal += max(0, 100-25*c.conditionsMissing)
	appraisal += [4]int64{100, 60, 25, 0}[c.oneStopStaff&3]
	if c.lateDossiers == 0 {
		appraisal += 100
	} else {
		appraisal += min(100, halfUp(100*c.apologies, c.lateDossiers))
	}
	if done, of := c.dossiersOnTime, c.dossiersSettled; of == 0 {
		appraisalMax -= 250
	} else if done*100 >= 99*of {
		appraisal += 250
	} else if done*100 >= 95*of {
		appraisal += 175
	} else if done*100 >= 90*of {
		appraisal += 100
	}
	appraisal += max(0, 100-10*c.lateDossiers)
	if of := c.dossiersReceived; of == 0 {
		appraisalMax -= 100 + 125 + 225
	} else {
		if c.dossiersReturned*100 <= of {
			appraisal += 100
		} else if c.dossiersReturned*100 <= 3*of {
			appraisal += 50
		}
		if done := c.dossiersDigitised * 100; done >= 90*of {
			appraisal += 125
		} else if done >= 70*of {
			appraisal += 94
		} else if done >= 50*of {
			appraisal += 63
		}
		if c.mountainous {
			appraisal += min(225, halfUp(225*100*c.dossiersOnline, 60*of))
		} else {
			appraisal += min(225, halfUp(225*100*c.dossiersOnline, 80*of))
		}
	}
	appraisal += min(125, halfUp(125*c.reuseRate, 6000))
	if c.minorityCommune {
		appraisal += min(75, 15*c.mobileSessions)
		appraisal += c.reported.p352
	} else {
		appraisalMax -= 150
	}
	survey += c.reported.p361
	external += halfUp(75*c.serviceIndex, 10000)

	// 4 Organisation.
	if days := c.workingRulesDate - day0701; days <= 15 {
		appraisal += 100
	} else if days <= 30 {
		appraisal += 50
	}
	if c.excessDeputies == 0 {
		appraisal += 100
	}
	if used, of := c.staffUsed*100, c.staffAssigned; used <= 100*of {
		appraisal += min(200, halfUp(200*used, 70*of))
	}
	appraisal += max(0, 75-25*c.delegationFaults)
	if c.delegationInspected && c.delegationFaults == 0 {
		appraisal += 75
	} else if c.delegationInspected {
		appraisal += 25
	}
	if c.villagesToMerge == 0 {
		appraisal += 75
	} else {
		appraisal += halfUp(75*c.villagesMerged, c.villagesToMerge)
	}
	appraisal += c.reported.p442

	// 5 Civil service.
	appraisal += c.reported.p511
	appraisal += halfUp(150*c.placedRate, 10000)
	if c.goodRate >= 9500 {
		appraisal += 150
	}
	if c.staffUsed > 0 {
		appraisal += halfUp(150*c.officialsAssessed, c.staffUsed)
	}
	if c.trainingRate >= 10000 {
		appraisal += 100
	} else if c.trainingRate >= 8000 {
		appraisal += halfUp(100*c.trainingRate, 10000)
	}
	if c.mountainous {
		appraisal += min(100, halfUp(100*c.qualifiedRate, 8000))
	} else {
		appraisal += halfUp(100*c.qualifiedRate, 10000)
	}
	appraisal += c.reported.p533
	if c.disciplined == 0 {
		appraisal += 150
	}
	appraisal += max(0, 100-20*c.conductViolations)
	if !c.leaderDisciplined && c.disciplined <= 2 {
		appraisal += 100
	}
	survey += halfUp(125*(c.attitudeScore-100), 400)
	survey += c.reported.p552

	// 6 Public finance.
	appraisal += min(100, max(0, halfUp(100*(c.revenueRate-8000), 2000)))
	if !c.publicInvestment {
		appraisalMax -= 125
	} else if c.disbursementRate >= 9500 {
		appraisal += 125
	} else if c.disbursementRate >= 8000 {
		appraisal += 10 * halfUp(125*c.disbursementRate, 100000) // to one decimal
	}
	if days := c.budgetPublishedDate - c.budgetApprovedDate; days <= 30 {
		appraisal += 75
	} else if days <= 45 {
		appraisal += 25
	}
	appraisal += c.reported.p621
	appraisal += max(0, 125-50*c.assetViolations)
	if c.auditDue == 0 {
		appraisal += 125
	} else {
		appraisal += halfUp(125*c.auditRecovered, c.auditDue)
	}
	if c.assetViolations == 0 && c.auditRecovered >= c.auditDue {
		appraisal += 75
	}
	if c.serviceUnits == 0 {
		appraisalMax -= 200
	} else {
		appraisal += halfUp(125*c.autonomousUnits, c.serviceUnits)
		appraisal += c.reported.p642
	}

	// 7 Digital government.
	appraisal += c.reported.p711
	appraisal += min(75, halfUp(75*c.signatureRate, 9000))
	appraisal += c.reported.p713
	if c.electronicRate > 9000 {
		appraisal += 150
	} else if c.electronicRate >= 7000 {
		appraisal += 75
	}
	appraisal += 10 * (c.workFilesRate / 1000)
	if rate := c.onlinePaymentRate; rate >= 8000 {
		appraisal += 150
	} else if rate >= 5000 {
		appraisal += halfUp(150*rate, 8000)
	} else if rate >= 3000 {
		appraisal += 50
	}
	if c.dossiersNotEntered == 0 {
		appraisal += 125
	} else if c.dossiersNotEntered <= 5 {
		appraisal += 75
	}
	appraisal += c.reported.p741
	if c.certifiedRate >= 2000 {
		appraisal += 75
	} else if c.certifiedRate >= 1000 {
		appraisal += 40
	}
	appraisal += min(75, halfUp(75*100*c.identityAccounts, 70*c.population))
	if c.securityApproved && c.securityIncidents == 0 {
		appraisal += 125
	} else if c.securityApproved {
		appraisal += 50
	}
	appraisal += max(0, 125-50*c.securityIncidents)
	appraisal += halfUp(100*c.portalSections, 8)
	external += halfUp(150*c.digitalIndex, 1000)

	// 8 Impact.
	survey += halfUp(300*c.sipasCitizens, 10000)
	if c.businesses == 0 {
		surveyMax -= 200
	} else {
		survey += halfUp(200*c.sipasBusinesses, 10000)
	}
	survey += min(100, max(0, halfUp(500+c.sipasCitizens-c.sipasLastYear, 10)))
	if c.complaints == 0 {
		appraisal += 125
	} else {
		appraisal += halfUp(125*c.complaintsSettled, c.complaints)
	}
	appraisal += max(0, 75-25*c.massPetitions)
	appraisal += min(100, halfUp(100*c.receptionDays, 24))
	if c.targetsRate >= 10000 {
		appraisal += 150
	} else if c.targetsRate >= 7000 {
		appraisal += halfUp(150*(c.targetsRate-5000), 5000)
	}
	if c.povertyReduction >= c.povertyTarget {
		appraisal += 100
	} else if c.povertyReduction > 0 {
		appraisal += 50
	}
	if c.businessGrowth >= 500 {
		appraisal += 50
	} else if c.businessGrowth >= 0 {
		appraisal += 30
	}
	appraisal += c.reported.p84
	survey += c.reported.p85

	// Outside the hundred points.
	bonus := min(100, max(0, 25*(c.initiatives-5)))
	switch c.award {
	case 0:
		bonus += 150
	case 1:
		bonus += 100
	}
	penalty := min(250, 50*c.falseFigures)
	if c.leaderDisciplined {
		penalty += 100
	}

	areas := appraisal + survey
	if appraisalMax != 8450 || surveyMax != 1325 {
		areas = halfUp(appraisal*8450*surveyMax+survey*1325*appraisalMax, appraisalMax*surveyMax)
	}
	return areas + external + min(200, bonus) - min(300, penalty)
}

// The deadlines of the rubric.
var (
	day0701 = dayNumber(7, 1)
	day0731 = dayNumber(7, 31)
	day0831 = dayNumber(8, 31)
	day1215 = dayNumber(12, 15)
)

// halfUp returns x ÷ of rounded to a whole number, halves up, for an x that is not negative;
// of a negative one something that is not positive.
func halfUp(x, of int64) int64 { return (2*x + of) / (2 * of) }
