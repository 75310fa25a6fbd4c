#include "agents/organisation/packs/PackFile.h"

#include "agents/organisation/DocumentText.h"
#include "agents/organisation/packs/PackCheck.h"
#include "core/base/Digest.h"
#include "core/facts/FactCodec.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/packs/SkillPacks.h"
#include "core/rules/packs/Taming.h"

#include <QFileInfo>

#include <sodium/core.h>
#include <sodium/crypto_sign.h>

namespace qd::agents {

namespace {

constexpr int kDeepest = 32;
constexpr qsizetype kMostSignature = 1024;

/// What stands beside a pack.
struct Signature {
    QString key;       ///< Ed25519, public, 64 hexadecimal digits
    QString signature; ///< over the bytes of the file, 128 of them

    template <class V> void fields(V& v)
    {
        v("key", key);
        v("signature", signature);
    }
};

/// Who signs himself so in the file.
struct Imprint {
    QString id;
    QString title;
    QString publisher;
    QString version;
    QString licence;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("publisher", publisher);
        v("version", version);
        v("licence", licence);
    }
};

Error fault(const QString& fileName, const QString& path, const QString& wrong, const QString& right)
{
    return errorOf({{path, wrong, right}}, fileName);
}

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

/// The key that signed these bytes; empty where nothing says so.
Result<QByteArray> signerOf(const QByteArray& bytes, const QByteArray& text, const QString& fileName)
{
    if (text.isEmpty())
        return QByteArray();
    const QString name = fileName + QStringLiteral(".sig");
    const Result<Signature> said = text.size() <= kMostSignature ? decodeText<Signature>(text) : Result<Signature>(Error{});
    const QByteArray key = said ? QByteArray::fromHex(said->key.toLatin1()) : QByteArray();
    const QByteArray signature = said ? QByteArray::fromHex(said->signature.toLatin1()) : QByteArray();
    if (key.size() != qsizetype(crypto_sign_PUBLICKEYBYTES) || signature.size() != qsizetype(crypto_sign_BYTES))
        return fault(name, QStringLiteral("/"), QStringLiteral("is no signature"), QStringLiteral("expected {\"key\": 64 hexadecimal digits, \"signature\": 128 of them} (Ed25519), or no such file"));
    if (sodium_init() < 0 || crypto_sign_verify_detached(raw(signature), raw(bytes), size_t(bytes.size()), raw(key)) != 0)
        return fault(name, QStringLiteral("/signature"), QStringLiteral("does not fit: the pack is not what was signed"), QStringLiteral("expected the file as its publisher signed it"));
    return key;
}

/// The whole file as JSON whose every text can be read by people as it stands.
Result<Json> documentOf(const QByteArray& bytes, const QString& fileName)
{
    if (const QString archive = archiveName(bytes); !archive.isEmpty())
        return fault(fileName, QStringLiteral("/"), QStringLiteral("is %1").arg(archive), QStringLiteral("expected one JSON file: of a pack nothing is unpacked"));
    if (bytes.size() > kMostPackBytes)
        return fault(fileName, QStringLiteral("/"), QStringLiteral("has %1 bytes").arg(bytes.size()), QStringLiteral("expected at most %1").arg(kMostPackBytes));
    if (bytes.count(',') + bytes.count('[') + bytes.count('{') > kMostPackValues) // commas in texts count as well: before anything is parsed
        return fault(fileName, QStringLiteral("/"), QStringLiteral("holds too much"), QStringLiteral("expected at most %1 commas and brackets").arg(kMostPackValues));
    const Result<Json> json = Json::parse(bytes, {kMostPackBytes, kDeepest});
    if (!json)
        return fault(fileName, QStringLiteral("/"), QStringLiteral("cannot be read: %1").arg(json.error().text), QStringLiteral("expected one JSON object"));
    const QList<Fault> faults = faultsOfTexts(*json) + faultsOfMembers(*json);
    return faults.isEmpty() ? json : Result<Json>(errorOf(faults, fileName));
}

QMap<QString, QString> promptsIn(const Json& json)
{
    QMap<QString, QString> prompts;
    for (const Json::Member& prompt : json.at(u"prompts").members())
        prompts.insert(prompt.first, prompt.second.toString());
    return prompts;
}

QMap<QString, QString> repliesIn(const Json& json)
{
    QMap<QString, QString> replies;
    for (const Json::Member& reply : json.at(u"replies").members())
        replies.insert(reply.first, QString::fromUtf8(indented(reply.second)));
    return replies;
}

/// Its organisation, with its texts, as it may be taken.
Result<rules::Tamed> organisationIn(const Json& json, const QString& id, const QString& fileName, const Known& known, const QStringList& brands)
{
    const QMap<QString, QString> prompts = promptsIn(json);
    const QMap<QString, QString> replies = repliesIn(json);
    Known own = known;
    for (const QString& reply : replies.keys())
        own.replies.removeAll(reply);
    Result<Organisation> organisation = readOrganisation(json.at(u"organisation").toText(), fileName, withTexts(own, prompts, replies));
    if (!organisation) {
        Error error = organisation.error();
        error.where = QStringLiteral("/organisation") + (error.where == QLatin1String("/") ? QString() : error.where);
        return error;
    }
    if (const QList<Fault> faults = faultsOfPacked(*organisation, id, brands); !faults.isEmpty())
        return errorOf(faults, fileName);
    organisation->prompts = prompts;
    organisation->replies = replies;
    rules::Tamed tame = rules::tamed(std::move(*organisation), {id});
    tame.organisation.index();
    return tame;
}

/// Its texts alone.
Result<rules::Tamed> skillsIn(const Json& json, const Imprint& imprint, const QString& fileName)
{
    rules::Tamed skills;
    skills.organisation = rules::skillsOf({imprint.id}, imprint.title, promptsIn(json), repliesIn(json));
    if (skills.organisation.prompts.isEmpty() && skills.organisation.replies.isEmpty())
        return fault(fileName, QStringLiteral("/"), QStringLiteral("holds nothing"), QStringLiteral("expected an organisation, prompts or replies"));
    return skills;
}

} // namespace

Known withTexts(Known known, const QMap<QString, QString>& prompts, const QMap<QString, QString>& replies)
{
    for (const QString& prompt : prompts.keys())
        if (!known.prompts.contains(prompt))
            known.prompts.append(prompt);
    for (auto reply = replies.begin(); reply != replies.end(); ++reply) {
        if (known.replies.contains(reply.key()))
            continue;
        known.replies.append(reply.key());
        known.replyFields.insert(reply.key(), fieldsOfSchema(reply->toUtf8()));
        known.filledLists.insert(reply.key(), filledListsOfSchema(reply->toUtf8()));
    }
    return known;
}

Result<ReadPack> readPack(const QByteArray& bytes, const QByteArray& signature, const QString& fileName, const Known& known, const QStringList& brands)
{
    const Result<Json> json = documentOf(bytes, fileName);
    if (!json)
        return json.error();
    const Result<QByteArray> key = signerOf(bytes, signature, fileName);
    if (!key)
        return key.error();
    const Result<Imprint> imprint = decode<Imprint>(json->at(u"pack"));
    if (!imprint)
        return fault(fileName, QStringLiteral("/pack"), imprint.error().text, QStringLiteral("expected id, title, publisher, version and licence"));
    Result<rules::Tamed> tame = json->find(u"organisation") ? organisationIn(*json, imprint->id, fileName, known, brands) : skillsIn(*json, *imprint, fileName);
    if (!tame)
        return tame.error();
    ReadPack out{{}, std::move(tame->organisation), tame->leftOut};
    out.pack = {{imprint->id}, imprint->title, imprint->publisher, imprint->version, imprint->licence, *key, sha256(bytes), sha256(encode(out.organisation)),
                rules::digestsOf(rules::textsOf(out.organisation)), rules::wantsOf(out.organisation)};
    return out;
}

Result<ReadPack> readPackFile(const QString& path, const Known& known, const QStringList& brands)
{
    const QString name = QFileInfo(path).fileName();
    if (!QFileInfo(path).isFile()) // a pipe would be waited for
        return Error{Error::Parse, QStringLiteral("%1 is no file").arg(path), path, QStringLiteral("the file of a pack")};
    const Result<QByteArray> bytes = fileBytes(path, kMostPackBytes);
    if (!bytes)
        return bytes.error();
    const QString beside = path + QStringLiteral(".sig");
    const Result<QByteArray> signature = QFileInfo(beside).isFile() ? fileBytes(beside, kMostSignature) : QByteArray();
    return signature ? readPack(*bytes, *signature, name, known, brands) : Result<ReadPack>(signature.error());
}

} // namespace qd::agents
