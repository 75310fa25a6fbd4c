#include "agents/llm/rehearsal/Composer.h"

#include "agents/llm/rehearsal/SchemaFit.h"
#include "agents/llm/rehearsal/Wording.h"

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
    Task{"newsletter-entry", newsletterEntryReply},
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
    const char* start[3];
    const char* end[3];
};

// How people of a given temper begin and end.
constexpr Manner kManners[] = {
    {"executive|strategic", {"Decision first.", "In short.", "Here is where we stand."},
     {"Please take it from here.", "I want to hear about exceptions only.", "Move when you are ready."}},
    {"collaborative|steady", {"Good groundwork, thank you.", "I see both sides of this.", "Let us keep this simple."},
     {"Tell me early if something does not fit.", "We carry this together.", "Say so if the order should change."}},
    {"precise|exact|analytical|careful|meticulous|data", {"For the record.", "The facts, in order.", "I checked this twice."},
     {"The reasons stand beside each point.", "What I could not verify is marked as open.", "Ask if a line needs its source."}},
    {"supportive|editorial|encouraging", {"This is coming together.", "Thank you for the care in this.", "There is a good piece in here."},
     {"I am glad to talk it through.", "Your judgement on the details.", "Shout if anything is unclear."}},
    {"energetic|alert|lively|playful", {"This one has something.", "Good moment for this.", "I can see people stopping for it."},
     {"One reader, one step.", "Let us not lose the moment.", "Short and direct, please."}},
    {"creative|visual|imaginative|story", {"I kept thinking about the reader's Monday.", "The image came first here.", "I like where this leads."},
     {"I can show a second way if you prefer.", "Tell me which line you would keep.", "There is room to play at the edges."}},
    {"", {"Here is my part.", "A short note on this.", "My result is ready."},
     {"Let me know what you need.", "Over to you.", "Questions are welcome."}},
};

} // namespace

double confidenceOf(const Plan& plan)
{
    return plan.quotes.size() > 2 ? 0.86 : plan.quotes.isEmpty() ? 0.62 : 0.74;
}

QString spoken(const Plan& plan, const QString& core, const QString& ask)
{
    Dice dice = plan.dice.forPurpose(QStringLiteral("voice") + plan.material.agentId + plan.material.step);
    const QString temper = (plan.material.tone + u' ' + plan.material.style).toLower();
    for (const Manner& manner : kManners) {
        bool fits = manner.cue[0] == 0;
        for (const QString& cue : QString::fromLatin1(manner.cue).split(u'|', Qt::SkipEmptyParts))
            fits = fits || temper.contains(cue);
        if (!fits)
            continue;
        QStringList parts{QString::fromLatin1(manner.start[dice.roll(3)]), core.trimmed(), ask.trimmed(),
                          QString::fromLatin1(manner.end[dice.roll(3)])};
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
