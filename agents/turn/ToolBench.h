#pragma once

#include "agents/llm/ToolWords.h"
#include "agents/people/KnownPeople.h"
#include "core/base/Result.h"
#include "core/facts/ModelFacts.h"
#include "core/model/Label.h"

#include <functional>

namespace qd {
class Mailbox;
}

namespace qd::agents {

/// Something that an agent wants used, as its model asked for it.
struct ToolWish {
    TurnId turn;
    QString call; ///< the model's id of it
    QString tool;
    QString input; ///< a JSON object
    QString home;
    KnownPeople known{}; ///< whose names no skill is told that is not meant for people's data
};

/// What came of it. Where it `failed`, the text says why, fit to be shown to the model.
struct ToolGiven {
    QString text;
    bool failed = false;
    Label label;
    QList<ReadSource> sources;
    Duration took{0};
    bool isUnpaid = false; ///< whoever takes money for it was not asked
};

/// What one use of a tool costs at most, and who takes it.
struct ToolPrice {
    Money each;
    QString service; ///< "brave:search": "provider:" and "model:" budgets hold for it
};

/// What agents may use while they work: skills of the house, readers of the outside, other people's tools. Only what changes
/// nothing out there: it may be used again after a crash.
class ToolBench {
public:
    virtual ~ToolBench() = default;
    /// What there is now. @thread any.
    virtual QList<ToolOffer> offers() const = 0;
    /// Error::Rule, in one sentence, where nobody knows what it costs: then it is not used. @thread any.
    virtual Result<ToolPrice> priceOf(const QString&) const { return ToolPrice{}; }
    /// Why a tool that there is is not among the offers, in one clause; empty: there is none of that name, or it is. @thread any.
    virtual QString whyNot(const QString&) const { return {}; }
    using Given = std::function<void(ToolGiven)>;
    /// Uses it; `given` runs on `replyTo`, once, whatever happens, within a minute or so. @thread any.
    virtual void use(const ToolWish& wish, Mailbox* replyTo, Given given) = 0;
    /// Everything that is under way ends at once. @thread any.
    virtual void cancelAll() = 0;
};

} // namespace qd::agents
