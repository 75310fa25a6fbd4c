#pragma once

#include "core/state/OfficeState.h"
#include "ui/words/Words.h"

#include <QString>

/// Models and who has them, as people call them. @thread main.
namespace qd::ui {

/// "Claude Opus 5.5" for "anthropic:claude-opus-5-5", "GPT-6.1 Sol" for "openai:gpt-6.1-sol"; others as their API knows them.
QString modelWords(const QString& model);
/// The sentence in one line and without its full stop, so that others can go on behind it.
QString withoutStop(const QString& sentence);
/// Whom agents ask, in a few words: "Rehearsal model", "Claude Opus 5.5 · tiers", "GPT-6.1 Sol".
QString useWords(const OfficeState& state);
/// The same in sentences, for a tooltip.
QString useSentence(const OfficeState& state);
/// Every model that agents may ask now: of the tiers, and of those who have one of their own; none for a rehearsal.
QStringList modelsInUse(const OfficeState& state, bool withFallbacks);
/// The providers of the models that agents ask now, the fallbacks' last; none for a rehearsal.
QStringList providersInUse(const OfficeState& state, bool withFallbacks);
/// "22 Nov 2026" for an ISO date; another text as it is.
QString dateText(const QString& iso);

/// One line for each provider that cannot be asked now and each answer that stands still; empty: all is well.
QStringList modelTroubles(const OfficeState& state, Instant now);

} // namespace qd::ui
