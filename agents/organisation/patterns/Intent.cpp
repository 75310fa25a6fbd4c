#include "agents/organisation/patterns/Pattern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

/// "10 minutes", as it stands in a message.
QString span(qint64 ms)
{
    const qint64 minutes = (ms + 59'999) / 60'000;
    if (ms < 60'000)
        return u"%1 seconds"_s.arg(ms / 1000);
    return minutes == 1 ? u"a minute"_s : minutes < 120 ? u"%1 minutes"_s.arg(minutes) : u"%1 hours"_s.arg((minutes + 59) / 60);
}

Json answeringStep(const Pattern& pattern, const QString& party, const QString& notice, qint64 window)
{
    const QString own = pattern.part(u"answer-"_s + party);
    Members step = pattern.asked(u"answer-"_s + party, u"objections"_s, party, notice, u"objection"_s, window);
    const auto said = [&](const char* type, bool objects) {
        Members message = messageTo(QString::fromLatin1(type), {pattern.agent()}, u"{%1.subject}"_s.arg(own), u"{%1.message}"_s.arg(own)).members();
        put(message, "when", Json(Members{{u"path"_s, Json(own + u".objects"_s)}, {u"is"_s, Json(objects)}}));
        return Json(message);
    };
    put(step, "messages", Json(QList<Json>{said("objection", true), said("answer", false)}));
    return Json(step);
}

Members weighing(const Pattern& pattern, const QStringList& affected)
{
    QStringList objects, reasons;
    for (const QString& party : affected) {
        objects.append(u"{%1.objects}"_s.arg(pattern.part(u"answer-"_s + party)));
        reasons.append(u"{%1.reasoning}"_s.arg(pattern.part(u"answer-"_s + party)));
    }
    return {{u"intent"_s, Json(u"{%1.question}"_s.arg(pattern.part(u"notice"_s)))}, {u"affected"_s, listOfTexts(affected)},
            {u"objects"_s, listOfTexts(objects)}, {u"reasons"_s, listOfTexts(reasons)}};
}

/// The one that the announcing agent reports to rules; a person is asked.
Json rulingStep(const Pattern& pattern, const QString& boss, const QStringList& answers)
{
    const QString weighed = pattern.part(u"objections"_s);
    const bool asksHer = boss == u"human";
    const QString title = u"%1: a ruling"_s.arg(pattern.text(u"title")).right(80);
    Members step = pattern.begun(u"ruling"_s, title, asksHer ? u"wait"_s : u"turn"_s, asksHer ? pattern.agent() : boss, {weighed});
    putAlso(step, weighed + u".cleared"_s, Json(false));
    if (asksHer) {
        put(step, "wait", Json(Members{{u"question"_s, Json(u"{%1.question}: {%2.reasoning} Shall it go ahead all the same?"_s.arg(pattern.part(u"notice"_s), weighed))}}));
        return Json(step);
    }
    put(step, "prompt", Json(u"objection-ruling"_s));
    put(step, "reply", Json(u"objection-ruling"_s));
    put(step, "uses", listOfTexts(QStringList{pattern.part(u"notice"_s)} + answers + QStringList{weighed} + pattern.texts(u"uses")));
    put(step, "reads_sources", pattern.at(u"reads_sources"));
    put(step, "decision", Json(u"objection"_s));
    QStringList told = pattern.texts(u"affects");
    told.append(pattern.agent());
    told.removeAll(boss);
    const QString own = pattern.part(u"ruling"_s);
    put(step, "messages", Json(QList<Json>{messageTo(u"decision"_s, told, u"{%1.subject}"_s.arg(own), u"{%1.message}"_s.arg(own))}));
    return Json(step);
}

/// The step that others follow on: whether it goes ahead, and with what change.
Json lastStep(const Pattern& pattern, const QString& boss, const QStringList& affected, const QStringList& answers)
{
    const QString ruling = pattern.part(u"ruling"_s);
    const bool asksHer = boss == u"human";
    Members input = weighing(pattern, affected);
    put(input, "verdict", Json(u"{%1.%2}"_s.arg(ruling, asksHer ? u"yes"_s : u"verdict"_s)));
    put(input, "ruled_by", Json(asksHer ? u"you"_s : boss));
    put(input, "ruling_reason", Json(u"{%1.%2}"_s.arg(ruling, asksHer ? u"answer"_s : u"reasoning"_s)));
    if (!asksHer)
        put(input, "change", Json(u"{%1.change}"_s.arg(ruling)));
    const Json told = messageTo(u"notice"_s, pattern.others(affected), u"%1: settled"_s.arg(pattern.text(u"title")),
                                u"{%1.decision} {%1.reasoning}"_s.arg(pattern.id()));
    return pattern.ended(u"decide.objections"_s, input, QStringList{pattern.part(u"notice"_s)} + answers, u"intent"_s, told);
}

} // namespace

QList<Json> intentSteps(Pattern& pattern)
{
    pattern.checkMembers({u"affects"_s, u"intent"_s, u"window_ms"_s}, {u"ruled_by"_s});
    pattern.checkAgents(u"affects"_s, 1);
    const QStringList affected = pattern.texts(u"affects");
    if (affected.contains(pattern.agent()))
        pattern.fault(u"affects"_s, u"names \"%1\", who announces it"_s.arg(pattern.agent()), u"expected others"_s);
    QString boss = pattern.text(u"ruled_by");
    if (!boss.isEmpty() && boss != u"human" && pattern.ofAgent(boss, u"id").isEmpty())
        pattern.fault(u"ruled_by"_s, u"names the unknown agent \"%1\""_s.arg(boss), u"expected the id of an agent, or human"_s);
    const bool isNamed = !boss.isEmpty();
    if (!isNamed)
        boss = pattern.ofAgent(pattern.agent(), u"reports_to");
    if ((isNamed && boss == pattern.agent()) || affected.contains(boss))
        pattern.fault(isNamed ? u"ruled_by"_s : u"affects"_s, u"names \"%1\", who would rule, and nobody rules in a dispute of their own"_s.arg(boss),
                      u"expected another agent, or human, in \"ruled_by\""_s);
    const qint64 window = pattern.at(u"window_ms").toInteger();
    const QString notice = pattern.part(u"notice"_s);

    Members announce = pattern.begun(u"notice"_s, u"%1: what is intended"_s.arg(pattern.text(u"title")).right(80), u"skill"_s, pattern.agent(), {});
    put(announce, "skill", Json(u"decide.question"_s));
    put(announce, "input", Json(Members{{u"question"_s, pattern.at(u"intent")}, {u"options"_s, listOfTexts({u"go"_s, u"change"_s, u"drop"_s})},
                                        {u"asked"_s, listOfTexts(affected)}}));
    put(announce, "messages", Json(QList<Json>{messageTo(u"proposal"_s, affected, u"Intended: %1"_s.arg(pattern.text(u"title")),
                                                         u"{%1.question}\nIt goes ahead in %2 unless one of you objects by then."_s.arg(notice, span(window)), window)}));
    QList<Json> steps{Json(announce)};
    QStringList answers;
    for (const QString& party : affected) {
        steps.append(answeringStep(pattern, party, notice, window));
        answers.append(pattern.part(u"answer-"_s + party));
    }
    Members weigh = pattern.begun(u"objections"_s, u"%1: what was said"_s.arg(pattern.text(u"title")).right(80), u"skill"_s, pattern.agent(), answers);
    put(weigh, "skill", Json(u"decide.objections"_s));
    put(weigh, "input", Json(weighing(pattern, affected)));
    steps.append(Json(weigh));
    steps.append(rulingStep(pattern, boss, answers));
    steps.append(lastStep(pattern, boss, affected, answers));
    return steps;
}

} // namespace qd::agents
