#pragma once

#include "agents/llm/rehearsal/Plan.h"

namespace qd::agents::rehearsal {

/// Composes the reply that a request asks for: the known tasks each in their own way, anything else from its schema.
/// The result fits the schema of the request where that can be done with true words.
QByteArray compose(const LlmRequest& request);

// One function per task. Each returns an object with the members that the task's reply format names.
Json strategyReply(const Plan& plan);
Json planningReply(const Plan& plan);
Json questionsReply(const Plan& plan);
Json researchReply(const Plan& plan);
Json analyticsReply(const Plan& plan);
Json assignmentReply(const Plan& plan);
Json keywordChoiceReply(const Plan& plan);
Json argumentReply(const Plan& plan);
Json rulingReply(const Plan& plan);
Json outlineReply(const Plan& plan);
Json altTextReply(const Plan& plan);
Json draftReply(const Plan& plan);
Json reviewReply(const Plan& plan);
Json reviseReply(const Plan& plan);
Json clearanceReply(const Plan& plan);
Json socialPlanReply(const Plan& plan);
Json linkedinPostReply(const Plan& plan);
Json newsletterEntryReply(const Plan& plan);
Json newsletterReply(const Plan& plan);
Json newsletterReviewReply(const Plan& plan);
Json subjectLinesReply(const Plan& plan);
Json voteReply(const Plan& plan);
Json consensusRulingReply(const Plan& plan);
Json objectionReply(const Plan& plan);
Json objectionRulingReply(const Plan& plan);
Json overrunReply(const Plan& plan);
Json remedyReply(const Plan& plan);
Json shiftReply(const Plan& plan);
Json dayDigestReply(const Plan& plan);
Json monthDigestReply(const Plan& plan);
Json emergencyReply(const Plan& plan);
Json emergencyFactsReply(const Plan& plan);
Json emergencyOrderReply(const Plan& plan);
Json escalationReply(const Plan& plan);

/// How sure somebody may be with this evidence.
double confidenceOf(const Plan& plan);
/// A message in the voice of the agent that speaks: what it has to say, and what it asks for.
QString spoken(const Plan& plan, const QString& core, const QString& ask = {});

} // namespace qd::agents::rehearsal
