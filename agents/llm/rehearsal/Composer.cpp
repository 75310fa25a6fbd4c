#include "agents/llm/rehearsal/Composer.h"

#include "agents/llm/rehearsal/SchemaFit.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <array>

namespace qd::agents::rehearsal {

namespace {

struct Task {
    const char* name;
    Json (*compose)(const Plan&);
};

constexpr std::array kTasks{
    Task{"strategy", strategyReply},         Task{"planning", planningReply},
    Task{"questions", questionsReply},       Task{"research", researchReply},
    Task{"analytics", analyticsReply},       Task{"assignment", assignmentReply},
    Task{"keyword-choice", keywordChoiceReply}, Task{"debate-argue", argumentReply},
    Task{"argument", argumentReply},         Task{"debate-ruling", rulingReply},
    Task{"ruling", rulingReply},             Task{"outline", outlineReply},
    Task{"revise", reviseReply},             Task{"draft", draftReply},
    Task{"review", reviewReply},             Task{"clearance", clearanceReply},
    Task{"social-plan", socialPlanReply},    Task{"linkedin-post", linkedinPostReply},
    Task{"newsletter-entry", newsletterEntryReply}, Task{"vote", voteReply},
    Task{"consensus-ruling", consensusRulingReply}, Task{"objection", objectionReply},
    Task{"objection-ruling", objectionRulingReply}, Task{"overrun", overrunReply},
    Task{"remedy", remedyReply},             Task{"day-digest", dayDigestReply},
    Task{"month-digest", monthDigestReply},  Task{"emergency", emergencyReply},
    Task{"emergency-facts", emergencyFactsReply}, Task{"emergency-order", emergencyOrderReply},
    Task{"escalation", escalationReply},     Task{"alt-text", altTextReply},
    Task{"newsletter", newsletterReply},      Task{"newsletter-review", newsletterReviewReply},
    Task{"subject-lines", subjectLinesReply}, Task{"shift", shiftReply},
};

Json composedFor(const QString& name, const Plan& plan)
{
    for (const Task& task : kTasks)
        if (name == QLatin1String(task.name))
            return task.compose(plan);
    return Json();
}

// A user's own step may have a familiar name and a format of its own; then nothing familiar is forced into it.
bool isFamiliar(const Json& reply, const Json& schema)
{
    const QList<Json>& required = schema.at(u"required").items();
    for (const Json& name : required)
        if (!reply.find(name.toString()))
            return false;
    return !required.isEmpty();
}

struct Manner {
    const char* cue;
    const char* start[4];
    const char* end[4];
};

// How people of a given temper begin and end.
constexpr Manner kManners[] = {
    {"executive|strategic", {"Decision first.", "In short.", "Here is where we go.", "One direction, one piece."},
     {"Please take it from here.", "Exceptions to me, the rest is yours.", "Move when you are ready.", "I want this to be ours by the end."}},
    {"collaborative|steady", {"Let us keep this simple.", "Here is a way we can all carry.", "I looked at it from both sides.", "Good groundwork so far."},
     {"Tell me early if something does not fit.", "We carry this together.", "Say so if the order should change.", "I am around if two views collide."}},
    {"supportive|editorial|encouraging", {"There is a good piece in here.", "Good material to build on.", "I can see the reader already.", "This is coming together."},
     {"I am glad to talk it through.", "The details are your call.", "Shout if anything is unclear.", "Take the time the opening needs."}},
    {"thorough|sceptical|sober", {"What is known, and what is not.", "First the limits.", "I read everything twice.", "Nothing here is assumed."},
     {"Strength before number, as always.", "I would not go further than that.", "Ask me before anyone rounds a figure.", "Open points stay open until somebody finds them."}},
    {"precise|exact|analytical|careful|meticulous|data", {"The facts, in order.", "Measured first, judged second.", "Like against like.", "On the record."},
     {"The reasons stand beside each point.", "What I could not verify is marked as open.", "Ask if a line needs its source.", "I can show the rows."}},
    {"energetic|alert|lively|playful", {"This one has legs.", "Good moment for this.", "I can see people stopping for it.", "Found the line."},
     {"One reader, one step.", "Let us not lose the moment.", "Short and direct, please.", "First line first."}},
    {"friendly|brief", {"Quick one.", "One reason to open.", "Short and true.", "All set."},
     {"One link, as agreed.", "Nothing else in it.", "Ready for the next issue.", "Tell me if the slot moves."}},
    {"creative|visual|imaginative|story", {"I kept thinking about the reader's Monday.", "I see it like this.", "I read it aloud before sending.", "It begins with a scene."},
     {"I can show a second way if you prefer.", "Tell me which line you would keep.", "The last sentence is still negotiable.", "I would fight for the first line."}},
    {"", {"My part is done.", "A note on this.", "As agreed.", "Ready on my side."},
     {"Tell me what you need.", "Over to you.", "Questions are welcome.", "It is yours now."}},
};

// A person begins or ends like this once in a day's work: every task has a place of its own in the row.
int placeOf(const Plan& plan)
{
    int place = 0;
    for (const Task& task : kTasks) {
        if (plan.material.task == QLatin1String(task.name))
            break;
        ++place;
    }
    return place + plan.material.round;
}

} // namespace

double confidenceOf(const Plan& plan)
{
    if (wordCount(plan.material.brief) < 3 || plan.subject.isForeign())
        return 0.5; // much of it is guessed
    return plan.quotes.size() > 2 ? 0.86 : plan.quotes.isEmpty() ? 0.62 : 0.74;
}

QString spoken(const Plan& plan, const QString& core, const QString& ask)
{
    const int place = placeOf(plan) + Dice(plan.material.brief.left(4000) + plan.material.agentId, 0).roll(8); // the same all day
    const QString temper = (plan.material.tone + u' ' + plan.material.style).toLower();
    for (const Manner& manner : kManners) {
        bool fits = manner.cue[0] == 0;
        for (const QString& cue : QString::fromLatin1(manner.cue).split(u'|', Qt::SkipEmptyParts))
            fits = fits || temper.contains(cue);
        if (!fits)
            continue;
        QStringList parts{core.trimmed(), ask.trimmed()};
        if (place % 2 == 0)
            parts.prepend(QString::fromLatin1(manner.start[place / 2 % 4]));
        else
            parts.append(QString::fromLatin1(manner.end[place / 2 % 4]));
        parts.removeAll(QString());
        return parts.join(u' ');
    }
    return core;
}

QByteArray compose(const LlmRequest& request)
{
    const Material material = readMaterial(request);
    const Plan plan = planOf(material, request.seed);
    Json reply = composedFor(material.task, plan);
    if (reply.isNull() && request.replyName != material.task)
        reply = composedFor(request.replyName, plan);
    if (material.schema.kind() != Json::Object)
        return reply.isNull() ? Json(QList<Json::Member>{{QStringLiteral("text"), Json(plan.title)}}).toText() : reply.toText();
    if (!isFamiliar(reply, material.schema))
        reply = Json();
    return SchemaFit(plan).fitted(reply, material.schema).toText();
}

} // namespace qd::agents::rehearsal
