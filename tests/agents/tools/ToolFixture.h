#pragma once

#include "agents/tools/ToolServers.h"
#include "agents/tools/ways/HttpWay.h"
#include "agents/transport/Transport.h"
#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QFile>

namespace qd::test {

/// A home with servers of tools.
class ToolTest : public testing::Test {
protected:
    void name(const QString& server, const QByteArray& file)
    {
        QDir().mkpath(home.file(QStringLiteral("tools")));
        QFile out(home.file(QStringLiteral("tools/%1.json").arg(server)));
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(file);
    }
    /// The server that misbehaves, with these arguments.
    void fake(const QStringList& arguments = {}, const QByteArray& more = {})
    {
        QByteArray words;
        for (const QString& each : arguments)
            words += (words.isEmpty() ? "\"" : ",\"") + each.toUtf8() + '"';
        name(QStringLiteral("fake"), R"({"v":1,"id":"fake","title":"Fake","command":")" QD_FAKE_MCP R"(","arguments":[)" + words + "]" + more + "}");
    }
    static QByteArray allRead()
    {
        QByteArray out = R"(,"tools":{"echo":"reads")";
        for (const char* each : {"add", "wait", "die", "huge", "endless", "flood", "twice", "stray", "garbage", "noise", "ask", "image", "failing", "broken-result", "progress", "env", "where",
                                 "change", "grow", "deaf", "task-only", "new-draft"})
            out += ",\"" + QByteArray(each) + R"(":"reads")";
        return out + "}";
    }
    agents::ToolServers& servers()
    {
        if (!m_servers)
            m_servers = std::make_unique<agents::ToolServers>(agents::ToolServers::Parts{home.path(), &clock, transport.get(), key});
        return *m_servers;
    }
    void restart() { m_servers.reset(); }
    Result<agents::ToolServer::Look> look(const QString& server = QStringLiteral("fake"), agents::ToolServers::Looks looks = agents::ToolServers::Looks::Around)
    {
        return answerOf<Result<agents::ToolServer::Look>>([&](auto done) { servers().look(server, looks, done); }, std::chrono::seconds(30));
    }
    void allow(const QString& server = QStringLiteral("fake"), const QMap<QString, agents::ToolEffect>& effects = {})
    {
        const Result<agents::ToolServer::Look> seen = look(server, agents::ToolServers::Looks::ToAllow);
        ASSERT_TRUE(seen) << seen.error().text.toStdString();
        const Result<agents::Allowance> kept = servers().allow(server, *seen, effects);
        ASSERT_TRUE(kept) << kept.error().text.toStdString();
    }
    void allowAll(const QStringList& arguments = {}, const QByteArray& more = {})
    {
        fake(arguments, allRead() + more);
        allow();
    }
    Result<agents::ToolAnswer> use(const char* tool, const char* input = "{}", Duration within = std::chrono::seconds(30))
    {
        return answerOf<Result<agents::ToolAnswer>>([&](auto done) { servers().use(QStringLiteral("mcp_fake_") + QLatin1String(tool), *Json::parse(input), within, done); }, std::chrono::seconds(40));
    }
    static std::string text(const Result<agents::ToolAnswer>& answer) { return answer ? answer->text.toStdString() : "error: " + answer.error().text.toStdString(); }
    agents::ToolServerStanding standing(const QString& server = QStringLiteral("fake"))
    {
        for (const agents::ToolServerStanding& each : servers().servers())
            if (each.id == server)
                return each;
        return {};
    }
    QStringList offered()
    {
        QStringList names;
        for (const agents::OfferedTool& each : servers().offers())
            names.append(each.name);
        return names;
    }

    TempHome home;
    ManualClock clock;
    std::unique_ptr<agents::Transport> transport;
    std::function<void(const QString& name, const QString& address, agents::ToolServers::Parts::FoundKey)> key; ///< that there is; none

private:
    std::unique_ptr<agents::ToolServers> m_servers;
};

} // namespace qd::test
