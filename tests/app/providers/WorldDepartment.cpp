#include "tests/app/providers/WorldDepartment.h"

#include "tests/app/Program.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace qd::test {

namespace {

struct Way {
    const char* id;
    const char* dialect;
    const char* path;
};
constexpr std::array kWays{Way{"messages", "anthropic", "/v1/messages"}, Way{"chat", "openai-chat", "/v1/chat/completions"}, Way{"responses", "openai-responses", "/v1/responses"}};

// Input dear and output cheap, so that what is reserved is not many times what is used: a test of caps wants them used.
constexpr int kInput = 4'000'000, kOutput = 400'000, kCacheWrite = 5'000'000, kCacheRead = 400'000;

QByteArray text(const QJsonObject& json)
{
    return QJsonDocument(json).toJson();
}

QJsonObject price(const QString& model, int factor)
{
    return {{u"model"_s, model}, {u"input"_s, kInput * factor}, {u"output"_s, kOutput * factor}, {u"cache_write"_s, kCacheWrite * factor}, {u"cache_read"_s, kCacheRead * factor}};
}

QByteArray prices(const QString& provider, int factor)
{
    return text({{u"provider"_s, provider}, {u"currency"_s, u"USD"_s}, {u"unit"_s, u"micro-dollars per million tokens"_s}, {u"date"_s, u"2026-11-22"_s},
                 {u"source"_s, u"a trial"_s}, {u"models"_s, QJsonArray{price(u"m"_s, factor)}}});
}

QByteArray provider(const Way& way, const QString& origin)
{
    const bool messages = way.id == kWays[0].id;
    return text({{u"id"_s, QLatin1String(way.id)}, {u"title"_s, QLatin1String(way.id)}, {u"dialect"_s, QLatin1String(way.dialect)},
                 {u"base_url"_s, messages ? origin : origin + u"/v1"_s}, {u"date"_s, u"2026-11-22"_s}, {u"source"_s, u"a trial"_s}, {u"any_model"_s, true},
                 {u"defaults"_s, QJsonObject{{u"context"_s, 200'000}, {u"caching"_s, messages}}}});
}

QString agentId(int agent)
{
    return u"a%1"_s.arg(agent);
}

QJsonObject profile(int agent)
{
    return {{u"id"_s, agentId(agent)}, {u"title"_s, u"Spender %1"_s.arg(agent)}, {u"short_title"_s, u"Spender"_s}, {u"rank"_s, u"specialist"_s}, {u"reports_to"_s, u"human"_s},
            {u"role"_s, u"Notes what there is."_s}, {u"personality"_s, QJsonObject{{u"tone"_s, u"brief"_s}, {u"style"_s, u"plain"_s}, {u"example"_s, u"Noted."_s}}},
            {u"tier"_s, QLatin1String(kWays[size_t(agent) % kWays.size()].id)}, {u"cost_class"_s, u"routine"_s}, {u"skills"_s, QJsonArray()}};
}

QJsonObject step(int agent, int place)
{
    const auto id = [agent](int at) { return u"s%1-%2"_s.arg(agent).arg(at); };
    QJsonObject made{{u"id"_s, id(place)}, {u"title"_s, id(place)}, {u"kind"_s, u"turn"_s}, {u"agent"_s, agentId(agent)}, {u"prompt"_s, u"note"_s}, {u"reply"_s, u"note"_s}};
    if (place > 0)
        made.insert(u"after"_s, QJsonArray{id(place - 1)});
    return made;
}

QJsonObject workflow(const QString& id, int from, int to, int steps)
{
    QJsonArray all;
    for (int agent = from; agent < to; ++agent)
        for (int place = 0; place < steps; ++place)
            all.append(step(agent, place));
    return {{u"id"_s, id}, {u"title"_s, id}, {u"steps"_s, all}};
}

} // namespace

QString WorldDepartment::modelOf(int agent)
{
    return QLatin1String(kWays[size_t(agent) % kWays.size()].id) + u":m"_s;
}

QStringList WorldDepartment::paths()
{
    QStringList all;
    for (const Way& way : kWays)
        all.append(QLatin1String(way.path));
    return all;
}

QJsonArray WorldDepartment::answers()
{
    return {QJsonObject{{u"answer"_s, uR"({"note":"It is noted."})"_s}}};
}

QByteArray WorldDepartment::worldPrices(int factor)
{
    return prices(u"world"_s, factor);
}

void WorldDepartment::write(const QString& home, const QString& origin) const
{
    QJsonArray tiers, profiles, workflows;
    for (const Way& way : kWays) {
        const QString id = QLatin1String(way.id);
        tiers.append(QJsonObject{{u"id"_s, id}, {u"title"_s, id}, {u"model"_s, id + u":m"_s}});
        writeFile(home + u"/providers/"_s + id + u".json"_s, provider(way, origin));
        writeFile(home + u"/prices/"_s + id + u".json"_s, prices(id, 1));
    }
    for (int agent = 0; agent < agents; ++agent) {
        profiles.append(profile(agent));
        if (!together)
            workflows.append(workflow(u"task-%1"_s.arg(agent), agent, agent + 1, steps));
    }
    if (together)
        workflows.append(workflow(u"all"_s, 0, agents, steps));
    writeFile(home + u"/organisations/"_s + name() + u".json"_s,
              text({{u"id"_s, name()}, {u"title"_s, u"Spenders"_s}, {u"version"_s, 1}, {u"brand"_s, u"harbor-and-pine"_s}, {u"example_brief"_s, u"Note what there is."_s},
                    {u"tiers"_s, tiers}, {u"agents"_s, profiles}, {u"autonomy"_s, QJsonArray()}, {u"budgets"_s, budgets}, {u"workflows"_s, workflows}, {u"triggers"_s, QJsonArray()}}));
    writeFile(home + u"/prompts/system.md"_s, "version: 1\n\nYou note what you are shown.\n");
    writeFile(home + u"/prompts/note.md"_s, "version: 1\n\nNote it.\n");
    writeFile(home + u"/replies/note.json"_s, R"({"type":"object","required":["note"],"properties":{"note":{"type":"string","maxLength":400}},"additionalProperties":false})");
}

} // namespace qd::test
