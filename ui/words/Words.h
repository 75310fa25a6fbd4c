#pragma once

#include "core/state/OfficeState.h"

#include <QString>

/// What things are called on the screen. The record has words of its own; nobody but the machine reads those.
/// @thread main.
namespace qd::ui {

QString words(AgentStatus status);     ///< "thinking", "waits for you"
QString words(MessageType type);       ///< "hand-over"
QString words(Priority priority);      ///< "urgent"
QString words(ApprovalStatus status);  ///< "Waiting for you"
QString words(Autonomy level);         ///< "L3 · proposes, one click"
QString words(Rank rank);              ///< "Management"
QString words(RunOutcome outcome);
QString words(StepStatus status);
QString words(StepKind kind);
QString words(Severity severity);
QString words(EffectStatus status);
QString words(Ruling ruling);         ///< "It went out"
/// What can be chosen to settle it, in her language where the program itself offers it.
QList<Remedy> waysOf(const Escalation& escalation);
QString words(Verdict verdict);
QString words(Integrity integrity);    ///< how far it can be trusted: "outside", "partner", "yours"
QString words(Confidentiality who);
QString words(BudgetPeriod period);
QString costClassWords(const QString& costClass); ///< "Executive"; an unknown one as it is written
QString scoreWords(const QString& name);          ///< "Brand voice"; an unknown one with its hyphens opened
QString connectorWords(const ConnectorId& connector); ///< "Website folder"; an unknown one with its hyphens opened
QString providerWords(const QString& provider);   ///< "OpenAI", "Anthropic"; an unknown one with its hyphens opened
QString artefactWords(const QString& kind);       ///< "LinkedIn post"; an unknown kind with its hyphens opened
QString verdictWords(const QString& verdict);     ///< "accepted" for an agent's "accept"; others as they are
/// As they are read: brand voice, SEO, readability, edit ratio, then the others as they came.
QList<Score> inReadingOrder(const QList<Score>& scores);

/// The name of a party: its short title (or whole title), "You" for the human, "Quarterdeck" for the program; an agent
/// that the organisation does not have any more by its id, opened.
QString partyName(const OfficeState& state, const AgentId& party);
QString partyTitle(const OfficeState& state, const AgentId& party);
/// "content-manager" as "Content manager".
QString opened(const QString& slug);
/// What the agent is at, in a few words: its task, or its state.
QString doingText(const OfficeState& state, const AgentId& agent);

/// What a person is told of an error: what went wrong, where, and the way out where there is one.
struct ErrorSentence {
    QString what;
    QString wayOut;
};
ErrorSentence sentenceOf(const Error& error);

} // namespace qd::ui
