#pragma once

#include "tests/ui/pages/FakeWays.h"
#include "ui/models/settings/Connections.h"

#include <QPointer>

namespace qd::test {

/// Answers with what the test has put here, at once or when it lets go, and remembers what it was asked for.
class FakeConnections final : public ui::Connections {
public:
    ui::Connected connected = sample();
    std::optional<Error> trouble;  ///< in place of what is connected
    std::optional<Error> refusal;  ///< of whatever is to be done
    bool hasKeyring = true;
    bool holdsBack = false;
    ui::ProviderWord word;
    ui::ServerLook offers;
    FakeWays ways;

    Organisation organisation; ///< whose tiers are written

    int looks = 0;
    QList<std::pair<QString, QByteArray>> keysKept;
    QStringList done; ///< what else, in a word each
    QMap<QString, ui::ToolUse> allowed;

    /// Two that are paid, of which the first has its key, and one on this machine; a server of tools that waits.
    static ui::Connected sample()
    {
        ui::Connected all;
        const auto provider = [&all](const char* id, const char* title, const char* address, bool needsKey, const QStringList& models) {
            all.providers.append({QString::fromLatin1(id), QString::fromLatin1(title), QString::fromLatin1(address), needsKey, needsKey, !needsKey, models,
                                  QStringLiteral("2026-11-22"), QStringLiteral("https://example.org/models"), {}});
            for (const QString& model : models)
                all.prices.insert(model, {Money{4'000'000}, Money{20'000'000}, Money{400'000}, false, QStringLiteral("2026-11-21"), QStringLiteral("https://example.org/prices")});
        };
        provider("anthropic", "Anthropic", "https://api.anthropic.com", true,
                 {QStringLiteral("anthropic:claude-opus"), QStringLiteral("anthropic:claude-sonnet"), QStringLiteral("anthropic:claude-haiku")});
        provider("openai", "OpenAI", "https://api.openai.com/v1", true, {QStringLiteral("openai:gpt-6.1-sol")});
        provider("ollama", "Ollama", "http://localhost:11434/v1", false, {});
        all.keys.insert(QStringLiteral("anthropic"), {ui::KeyPlace::Keyring, {}});
        all.keyring = ui::RingIs::Open;
        all.searchers = {{QStringLiteral("searxng"), QStringLiteral("SearXNG"), {}, {}, false}, {QStringLiteral("brave"), QStringLiteral("Brave Search"), {}, {}, true}};
        all.servers = {{QStringLiteral("files"), QStringLiteral("Files"), QStringLiteral("/usr/bin/mcp-files /srv/brand"), true, ui::ServerLine::New, {}, {}, {}}};
        all.toolsFolder = QStringLiteral("/home/her/tools");
        return all;
    }
    void letGo()
    {
        for (const std::function<void()>& each : std::exchange(m_heldBack, {}))
            each();
    }
    void tellOfChange() const
    {
        if (m_changed)
            m_changed();
    }

    void look(QObject* owner, Answer<ui::Connected> answer) override
    {
        ++looks;
        say(owner, [this, answer] { answer(trouble ? Result<ui::Connected>(*trouble) : connected); });
    }
    void whenChanged(QObject*, std::function<void()> then) override { m_changed = std::move(then); }
    void keepKey(const QString& name, std::unique_ptr<ui::TypedKey> key, QObject* owner, Answer<ui::KeyPlace> answer) override
    {
        keysKept.append({name, key->bytes().toByteArray()});
        const ui::KeyPlace place{hasKeyring ? ui::KeyPlace::Keyring : ui::KeyPlace::Session, hasKeyring ? QString() : QStringLiteral("nothing on this desktop keeps keys")};
        say(owner, [this, name, place, answer] {
            if (!refusal)
                connected.keys.insert(name, place);
            answer(refusal ? Result<ui::KeyPlace>(*refusal) : place);
        });
    }
    void removeKey(const QString& name, QObject* owner, Answer<Done> answer) override
    {
        connected.keys.remove(name);
        act(QStringLiteral("remove ") + name, owner, std::move(answer));
    }
    void tryProvider(const QString& id, QObject* owner, Answer<ui::ProviderWord> answer) override
    {
        done.append(QStringLiteral("try ") + id);
        say(owner, [this, answer] { answer(refusal ? Result<ui::ProviderWord>(*refusal) : word); });
    }
    void writeTier(const QString& tier, const QStringList& models, QObject* owner, Answer<ui::TierLine> answer) override
    {
        done.append(QStringLiteral("tier %1 %2").arg(tier, models.join(u' ')));
        ui::TierLine line{{organisation, QStringLiteral("harbor-and-pine")}, QStringLiteral("/home/her/organisations/harbor-and-pine.json"), true};
        for (Tier& each : line.adopt.organisation.tiers)
            if (each.id.text == tier) {
                each.model = models.first();
                each.fallbacks = models.mid(1);
            }
        say(owner, [this, line, answer] { answer(refusal ? Result<ui::TierLine>(*refusal) : line); });
    }
    void writeSteps(const QString& way, const QList<rules::StepName>& steps, QObject* owner, Answer<ui::StepsLine> answer) override
    {
        ui::StepsLine line{{organisation, QStringLiteral("marketing-department")}, QStringLiteral("/home/her/organisations/marketing-department.json"), true};
        for (const rules::StepName& name : steps) {
            done.append(QStringLiteral("use %1 %2").arg(way, name.text()));
            for (Workflow& workflow : line.adopt.organisation.workflows)
                for (Step& step : workflow.steps)
                    if (workflow.id == name.workflow && step.id == name.step)
                        step.connector = {way};
        }
        say(owner, [this, line, answer] { answer(refusal ? Result<ui::StepsLine>(*refusal) : line); });
    }
    void lookAtServer(const QString& id, QObject* owner, Answer<ui::ServerLook> answer) override
    {
        done.append(QStringLiteral("look ") + id);
        say(owner, [this, answer] { answer(refusal ? Result<ui::ServerLook>(*refusal) : offers); });
    }
    void allowServer(const QString& id, const QMap<QString, ui::ToolUse>& uses, QObject* owner, Answer<Done> answer) override
    {
        allowed = uses;
        act(QStringLiteral("allow ") + id, owner, std::move(answer));
    }
    void forbidServer(const QString& id, QObject* owner, Answer<Done> answer) override { act(QStringLiteral("forbid ") + id, owner, std::move(answer)); }
    void searchAt(const QString& address, QObject* owner, Answer<Done> answer) override
    {
        if (!refusal)
            connected.searxng = address;
        act(QStringLiteral("search ") + address, owner, std::move(answer));
    }
    void trust(const QString& file, QObject* owner, Answer<Done> answer) override { act(QStringLiteral("trust ") + file, owner, std::move(answer)); }
    ui::WaysOut* waysOut() override { return &ways; }

private:
    void act(const QString& what, QObject* owner, Answer<Done> answer)
    {
        done.append(what);
        say(owner, [this, answer] { answer(refusal ? Result<Done>(*refusal) : Done{}); });
    }
    void say(QObject* owner, std::function<void()> answer)
    {
        std::function<void()> guarded = [owner = QPointer<QObject>(owner), answer = std::move(answer)] {
            if (owner)
                answer();
        };
        holdsBack ? m_heldBack.append(guarded) : guarded();
    }
    std::function<void()> m_changed;
    QList<std::function<void()>> m_heldBack;
};

} // namespace qd::test
