#pragma once

#include "agents/llm/AskableModel.h"
#include "core/model/Organisation.h"

namespace qd::agents {
struct Market;
}

namespace qd::app {

/// A model that an organisation names and that nobody can be asked for.
struct NotAskable {
    QString who;   ///< names it: "the tier top", "the agent cmo"
    QString model; ///< "provider:model"
    QString why;   ///< one sentence
};

/// What the models of a tier are asked for: pictures by the tier for them, words by the others.
agents::AskedFor askedFor(const TierId& tier);

/// All that `organisation` names and that no provider has, has no price, or is for something else. An organisation may be right all
/// the same: its files come with it, or later. Pure.
QList<NotAskable> notAskable(const Organisation& organisation, const agents::Market& market);

} // namespace qd::app
