#pragma once

#include "tests/agents/organisation/Department.h"

namespace qd::test {

/// A small sales team as a file, whose only workflow has `steps` (JSON).
inline QByteArray salesTeam(const QByteArray& steps)
{
    const auto agent = [](const char* id, const char* title, const char* rank, const char* boss, const char* role) {
        return QByteArray(R"({"id":")") + id + R"(","title":")" + title + R"(","short_title":")" + title + R"(","rank":")" + rank
            + R"(","reports_to":")" + boss + R"(","role":")" + role
            + R"(","personality":{"tone":"plain","style":"short","example":"Done."},"tier":"top","cost_class":"routine"})";
    };
    return QByteArray(R"({"id":"sales-team","title":"Sales team","version":1,"brand":"harbor-and-pine",)"
                      R"("tiers":[{"id":"top","title":"Top","model":"anthropic:claude-opus-5-5"}],"agents":[)")
        + agent("lead", "Lead", "executive", "human", "Decides where the money goes and answers for the result.") + ','
        + agent("mailer", "Mailer", "management", "lead", "Writes the newsletter and looks after everybody who reads it.") + ','
        + agent("buyer", "Buyer", "specialist", "lead", "Buys paid posts on social channels and watches what they bring.") + ','
        + agent("analyst", "Analyst", "specialist", "lead", "Counts who opens the newsletter, and says what the counts mean.")
        + R"(],"autonomy":[],"budgets":[],"workflows":[{"id":"launch","title":"Launch","steps":[)" + steps + "]}]}";
}

/// Three vote on where a launch is announced.
inline QByteArray vote(const char* rule)
{
    return QByteArray(R"({"id":"channel","title":"Where it is announced","kind":"consensus","agent":"lead","parties":["mailer","buyer","analyst"],)"
                      R"("question":"Where do we announce it first?","options":["In the newsletter","In paid posts","At the trade fair"],"rule":)") + rule
        + R"(,"time_limit_ms":600000})";
}

/// The buyer says what it is going to do.
inline QByteArray intent(const char* what)
{
    return QByteArray(R"({"id":"shift","title":"A shift of money","kind":"intent","agent":"buyer","affects":["mailer","analyst"],"intent":")") + what
        + R"(","window_ms":600000})";
}

} // namespace qd::test
