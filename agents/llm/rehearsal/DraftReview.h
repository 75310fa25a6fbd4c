#pragma once

#include "agents/llm/rehearsal/DraftText.h"
#include "agents/llm/rehearsal/Plan.h"

namespace qd::agents::rehearsal {

/// Something that a reader of a draft can point at.
struct Fault {
    enum Kind { HumanNote, AvoidedWord, Keyword, Opening, NoCase, LongSentence, Sources, Length, Repeated, Record };
    Kind kind = HumanNote;
    QString section; ///< heading, "Opening" or "Whole piece"
    QString note;    ///< what to do about it
    QString subject; ///< the word, the sentence
};

/// Reads a draft against the plan. What the human asked for comes first.
QList<Fault> faultsOf(const DraftText& draft, const Plan& plan);
/// What is good about it; one sentence, always true.
QString praiseOf(const DraftText& draft, const Plan& plan);

} // namespace qd::agents::rehearsal
