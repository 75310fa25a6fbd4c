// tests/data/faults: what a provider sends under each fault, byte for byte, and what should come of it. This test holds the files
// against the world, so that neither changes alone; with QD_RECORD_FAULTS=1 in the environment it writes them anew.
#include "tests/support/fakeworld/models/trials/Exchange.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

const QString kText = u"Bees like asters, über alles."_s;

struct Case {
    QString name;         ///< of the file
    QString fault;
    QJsonObject more{};
    QStringList states{}; ///< any of them is right; the first is the best
    bool streams = true;
    QString stop = u"end"_s;
};

QString folder()
{
    return QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/faults/");
}

QJsonObject with(const char* key, const QJsonValue& value)
{
    return {{QString::fromLatin1(key), value}};
}

QList<Case> goodEnds()
{
    const QStringList whole{u"whole"_s};
    QList<Case> cases{{u"good"_s, {}, {}, whole}, {u"good-json"_s, {}, {}, whole, false}};
    for (const char* ending : {"cr", "crlf"})
        cases.append({u"lines-"_s + QString::fromLatin1(ending), u"lines"_s, with("ending", QString::fromLatin1(ending)), whole});
    cases.append({u"byte-by-byte"_s, u"lines"_s, with("piece", 1), whole});
    cases.append({u"bom"_s, u"bom"_s, {}, whole});
    cases.append({u"unknown-events"_s, u"unknown-events"_s, {}, whole});
    for (const char* lie : {"zero", "negative", "absent", "huge", "decreasing", "text"}) {
        cases.append({u"usage-"_s + QString::fromLatin1(lie), u"usage-lie"_s, with("as", QString::fromLatin1(lie)), whole});
        cases.append({u"usage-"_s + QString::fromLatin1(lie) + u"-json"_s, u"usage-lie"_s, with("as", QString::fromLatin1(lie)), whole, false});
    }
    cases.append({u"max-tokens"_s, u"max-tokens"_s, {}, whole, true, u"max-tokens"_s});
    cases.append({u"max-tokens-json"_s, u"max-tokens"_s, {}, whole, false, u"max-tokens"_s});
    cases.append({u"refusal"_s, u"refusal"_s, {}, whole, true, u"refusal"_s});
    cases.append({u"empty"_s, u"empty"_s, {}, {u"whole"_s, u"unusable"_s}});
    cases.append({u"unknown-tool"_s, u"unknown-tool"_s, {}, {u"whole"_s, u"unusable"_s}, true, u"tools"_s});
    return cases;
}

QList<Case> badEnds()
{
    const QStringList cut{u"cut"_s}, unusable{u"unusable"_s}, either{u"unusable"_s, u"cut"_s};
    return {{u"no-end"_s, u"no-end"_s, {}, cut},
            {u"error-event"_s, u"error-event"_s, {}, cut},
            {u"cut-start"_s, u"cut"_s, with("at", 10), cut},
            {u"cut-middle"_s, u"cut"_s, {}, cut},
            {u"cut-last-byte"_s, u"cut"_s, with("at", -1), cut},
            {u"cut-in-character"_s, u"cut-in-character"_s, {}, cut},
            {u"cut-close-delimited"_s, u"cut"_s, with("framing", u"close"_s), cut},
            {u"cut-json"_s, u"cut-body"_s, {}, cut, false},
            {u"no-answer"_s, u"close-after-body"_s, {}, cut},
            {u"half-status-line"_s, u"half-status-line"_s, {}, cut},
            {u"garbage"_s, u"garbage"_s, {}, cut},
            {u"gzip"_s, u"gzip"_s, {}, {u"cut"_s, u"unusable"_s}},
            {u"wrong-type"_s, u"wrong-type"_s, {}, {u"cut"_s, u"unusable"_s, u"whole"_s}},
            {u"nul"_s, u"nul"_s, {}, either},
            {u"bad-utf8"_s, u"bad-utf8"_s, {}, either},
            {u"duplicate-tool-id"_s, u"duplicate-tool-id"_s, {}, unusable},
            {u"bad-arguments"_s, u"bad-arguments"_s, {}, unusable},
            {u"duplicate-keys"_s, u"duplicate-keys"_s, {}, unusable},
            {u"bad-arguments-json"_s, u"bad-arguments"_s, {}, either, false}};
}

QList<Case> failures()
{
    QList<Case> cases;
    for (const int status : {400, 401, 403, 404, 413, 422})
        cases.append({u"status-%1"_s.arg(status), u"status"_s, with("status", status), {u"refused"_s}});
    cases.append({u"status-408"_s, u"status"_s, with("status", 408), {u"later"_s, u"cut"_s}}); // RFC 9110 says that nothing was done; gateways say it of what takes long
    for (const int status : {409, 429, 500, 502, 503, 529}) // 502 is a gateway's, whose words ever it uses
        cases.append({u"status-%1"_s.arg(status), u"status"_s, with("status", status), {status == 502 ? u"cut"_s : u"later"_s}});
    const QList<std::pair<QString, QString>> waits{{u"seconds"_s, u"7"_s}, {u"date"_s, u"Wed, 21 Oct 2037 07:28:00 GMT"_s}, {u"negative"_s, u"-5"_s}, {u"huge"_s, u"99999999999"_s}, {u"words"_s, u"soon"_s}};
    for (const auto& [name, after] : waits)
        cases.append({u"retry-after-"_s + name, u"status"_s, {{u"status"_s, 429}, {u"retry_after"_s, after}}, {u"later"_s}});
    cases.append({u"html-page"_s, u"html-page"_s, {}, {u"cut"_s}});
    cases.append({u"fail-after"_s, u"fail-after"_s, {}, {u"cut"_s}});
    cases.append({u"key-echoed"_s, u"status"_s, {{u"status"_s, 401}, {u"echo"_s, true}}, {u"refused"_s}});
    cases.append({u"redirect"_s, u"redirect"_s, with("to", u"http://127.0.0.1:9/elsewhere"_s), {u"refused"_s}});
    return cases;
}

QJsonObject described(const Case& c, const QString& dialect)
{
    QJsonArray states;
    for (const QString& state : c.states)
        states.append(state);
    QJsonObject row{{u"file"_s, dialect + u'/' + c.name + u".http"_s}, {u"dialect"_s, dialect}, {u"fault"_s, c.fault}, {u"with"_s, c.more}, {u"streams"_s, c.streams}, {u"states"_s, states}};
    if (c.states.contains(u"whole"_s)) {
        row.insert(u"stop"_s, c.stop);
        row.insert(u"text"_s, c.fault == "max-tokens"_L1 ? kText.left(kText.size() / 2) : c.stop != "end"_L1 || c.fault == "empty"_L1 ? QString() : kText);
    }
    return row;
}

QByteArray recorded(qd::test::WorldProcess& world, const Case& c, const QString& dialect)
{
    EXPECT_TRUE(world.script(QString::fromLatin1(pathOf(dialect)), c.fault, c.more)) << c.name.toStdString();
    return world.talk(request(dialect, u"Hello"_s, c.streams));
}

bool keep(const QString& file, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
}

QByteArray kept(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("missing");
}

void holdOrWrite(const QString& name, const QByteArray& bytes)
{
    if (qEnvironmentVariableIsSet("QD_RECORD_FAULTS")) {
        EXPECT_TRUE(keep(folder() + name, bytes)) << name.toStdString();
    } else {
        EXPECT_EQ(kept(folder() + name), bytes) << name.toStdString() << ": run this with QD_RECORD_FAULTS=1 if that was meant";
    }
}

} // namespace

TEST(FaultRecords, AreWhatTheWorldSends)
{
    QJsonArray index;
    QSet<QString> files;
    for (const QString& dialect : dialects()) {
        qd::test::WorldProcess world; // a new one counts its answers from 1
        ASSERT_TRUE(world.models({QJsonObject{{u"answer"_s, kText}}}));
        for (const Case& c : goodEnds() + badEnds() + failures()) {
            index.append(described(c, dialect));
            files.insert(c.name);
            holdOrWrite(dialect + u'/' + c.name + u".http"_s, recorded(world, c, dialect));
        }
        EXPECT_EQ(QDir(folder() + dialect).entryList({u"*.http"_s}).size(), files.size()) << "a file that no case is left for";
    }
    holdOrWrite(u"index.json"_s, QJsonDocument(index).toJson(QJsonDocument::Indented));
}

} // namespace fakeworld
