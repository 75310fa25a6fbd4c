#include "app/tries/TryShelf.h"

#include "core/base/Describe.h"
#include "core/base/Json.h"
#include "core/facts/FactCodec.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

namespace qd::app {

namespace {

const QLatin1String kEnding(".try");

void factsField(JsonWriter& out, const char* name, const QList<StoredFact>& facts)
{
    out.key(name);
    out.beginList();
    for (const StoredFact& stored : facts) {
        out.beginObject();
        out.key("kind");
        out.value(factName(stored.fact));
        out.key("run");
        out.value(stored.correlation.toString());
        out.key("body");
        out.raw(encodeFact(stored.fact));
        out.endObject();
    }
    out.endList();
}

QList<StoredFact> factsIn(const Json& list)
{
    QList<StoredFact> facts;
    for (const Json& one : list.items()) {
        const Result<Fact> fact = decodeFact(one.at(u"kind").toString(), one.at(u"body").toText());
        if (!fact)
            continue; // of a newer program
        StoredFact stored;
        stored.correlation = RunId::fromString(one.at(u"run").toString()).value_or(RunId{});
        stored.fact = *fact;
        facts.append(stored);
    }
    return facts;
}

QByteArray documentOf(const ui::Tried& tried, const QList<StoredFact>& then, const QList<StoredFact>& now)
{
    JsonWriter out;
    out.beginObject();
    out.key("attempt");
    out.raw(encode(tried.attempt));
    out.key("at");
    out.value(qint64(tried.at.ms));
    out.key("step");
    out.value(tried.step);
    for (const auto& [name, number] : {std::pair{"given", tried.given}, {"put_otherwise", tried.putOtherwise}, {"asked", tried.asked}, {"assumed", tried.assumed}}) {
        out.key(name);
        out.value(qint64(number));
    }
    factsField(out, "then", then);
    factsField(out, "now", now);
    out.key("pieces");
    out.beginObject();
    for (auto piece = tried.pieces.begin(); piece != tried.pieces.end(); ++piece) {
        out.key(QString::fromLatin1(piece.key().toHex()));
        out.value(QString::fromLatin1(piece->toBase64()));
    }
    out.endObject();
    out.endObject();
    return out.take();
}

std::optional<ui::Tried> triedIn(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return std::nullopt;
    const Result<Json> all = Json::parse(qUncompress(in.readAll()));
    const Result<ui::Attempt> attempt = all ? decode<ui::Attempt>(all->at(u"attempt")) : Result<ui::Attempt>(all.error());
    if (!attempt)
        return std::nullopt;
    ui::Tried tried;
    tried.id = QFileInfo(file).completeBaseName();
    tried.attempt = *attempt;
    tried.at = {all->at(u"at").toInteger()};
    tried.step = all->at(u"step").toString();
    tried.given = int(all->at(u"given").toInteger());
    tried.putOtherwise = int(all->at(u"put_otherwise").toInteger());
    tried.asked = int(all->at(u"asked").toInteger());
    tried.assumed = int(all->at(u"assumed").toInteger());
    for (const Json::Member& piece : all->at(u"pieces").members())
        tried.pieces.insert(QByteArray::fromHex(piece.first.toLatin1()), QByteArray::fromBase64(piece.second.toString().toLatin1()));
    tried.comparison = rules::compared(rules::accountOf(factsIn(all->at(u"then"))), rules::accountOf(factsIn(all->at(u"now"))), tried.pieces);
    return tried;
}

} // namespace

Result<QString> TryShelf::keep(const ui::Tried& tried, const QList<StoredFact>& then, const QList<StoredFact>& now) const
{
    const QString folder = folderOf(tried.attempt.run);
    const QString id = CommandId::make(tried.at).toString(); // sorts by time
    QDir().mkpath(folder);
    QSaveFile out(folder + QLatin1Char('/') + id + kEnding);
    if (out.open(QIODevice::WriteOnly) && out.write(qCompress(documentOf(tried, then, now))) > 0 && out.commit())
        return id;
    return Error{Error::Store, QStringLiteral("the try cannot be kept: %1").arg(out.errorString()), folder, QStringLiteral("a disk with room")};
}

QList<ui::Tried> TryShelf::of(const RunId& run) const
{
    QList<ui::Tried> all;
    const QDir folder(folderOf(run));
    for (const QString& name : folder.entryList({QLatin1Char('*') + kEnding}, QDir::Files, QDir::Name | QDir::Reversed))
        if (const std::optional<ui::Tried> tried = triedIn(folder.filePath(name)))
            all.append(*tried);
    return all;
}

void TryShelf::remove(const RunId& run, const QString& id) const
{
    if (!CommandId::fromString(id))
        return; // no name of ours
    QFile::remove(folderOf(run) + QLatin1Char('/') + id + kEnding);
    QDir().rmdir(folderOf(run)); // the last one: nothing happens while others are there
}

} // namespace qd::app
