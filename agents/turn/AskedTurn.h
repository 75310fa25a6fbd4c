#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/turn/TurnOrder.h"

namespace qd::agents {

class PriceList;
struct ReadyTurn;

/// What has to be known of a call to judge its answer. Where the answer may take a day it is kept as a blob, and outlives the
/// program.
struct AskedTurn {
    QString model;           ///< "provider:model" that is asked
    QString tierModel;       ///< see TurnOrder
    TierId tier;
    RunId campaign;          ///< see TurnOrder
    QByteArray requestHash;  ///< of the call as it is kept
    QByteArray replySchema;  ///< that the reply must satisfy
    QStringList tools;       ///< that were offered
    TokenCount maxTokens{};  ///< of the answer
    TokenCount inAtLeast{};  ///< it cannot have taken less input …
    TokenCount inAtMost{};   ///< … nor be billed for more …
    TokenCount outAtMost{};  ///< … nor for more output
    Label label;             ///< of everything that the turn saw
    QStringList recalled;    ///< the pieces that the prompt showed
    int notRecalled = 0;     ///< those that it did not
    bool isBatched = false;  ///< asked with others that can wait, for less

    template <class V> void fields(V& v)
    {
        v("model", model);
        v("tier_model", tierModel);
        v("tier", tier);
        v("campaign", campaign);
        v("request", requestHash);
        v("reply_schema", replySchema);
        v("tools", tools);
        v("max_tokens", maxTokens);
        v("in_at_least", inAtLeast);
        v("in_at_most", inAtMost);
        v("out_at_most", outAtMost);
        v("label", label);
        v("recalled", recalled);
        v("not_recalled", notRecalled);
        v("batched", isBatched);
    }
    /// As much of the request as readers of answers look at.
    LlmRequest request() const;
};

/// Of a turn that is ready to ask.
AskedTurn askedOf(const ReadyTurn& turn);

/// What is paid, and why the words of the answer are not to be used, where they are not. Nothing of them is taken. What was answered is
/// paid in any case: where nobody knows a price any more its cost is unknown, and no fault.
TurnReport paidReport(const AskedTurn& asked, const Result<LlmAnswer>& answer, const PriceList& prices);
/// What comes of the answer: it is paid, held to its form, and taken apart. What was spent is in the report also when nothing
/// usable came. `order` says what is made of it.
/// @thread any.
TurnReport reportOf(const AskedTurn& asked, const TurnOrder& order, const Result<LlmAnswer>& answer, const PriceList& prices);

} // namespace qd::agents
