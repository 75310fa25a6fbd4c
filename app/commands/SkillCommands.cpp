#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/engine/Shelves.h"
#include "app/engine/SourceFolder.h"

#include "agents/organisation/BrandFile.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/skills/Typeface.h"

#include <QDir>
#include <QSaveFile>

namespace qd::app {

namespace {

/// The brand in use: the one of the record, or the one that the organisation starts with.
Result<Brand> currentBrand(const Invocation& call)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return state.error();
    if (!state->org.brand.id.isEmpty())
        return state->org.brand;
    return Shelves(call.home).brand(state->org.organisation().brand);
}

Result<Json> inputOf(const QCommandLineParser& parser)
{
    if (!parser.isSet(QStringLiteral("input")))
        return Error{Error::Parse, QStringLiteral("skill run needs --input"), QStringLiteral("--input"), QStringLiteral("a JSON file with the skill's input; \"skill show NAME\" prints its schema")};
    const QString name = parser.value(QStringLiteral("input"));
    const Result<QByteArray> bytes = readFileBytes(name);
    if (!bytes)
        return bytes.error();
    Result<Json> json = Json::parse(*bytes);
    if (!json)
        return Error{Error::Parse, QStringLiteral("%1: %2").arg(name, json.error().text), name, QStringLiteral("one JSON object")};
    return json;
}

Result<QStringList> writeFiles(const QList<agents::SkillFile>& files, const QString& folder)
{
    QStringList paths;
    if (!files.isEmpty() && !QDir().mkpath(folder))
        return Error{Error::Store, QStringLiteral("the folder %1 cannot be made").arg(folder), folder, QStringLiteral("a folder that you may write, with --out")};
    for (const agents::SkillFile& made : files) {
        QSaveFile file(QDir(folder).filePath(made.name));
        if (!file.open(QIODevice::WriteOnly) || file.write(made.bytes) != made.bytes.size() || !file.commit())
            return Error{Error::Store, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()), file.fileName(), {}};
        paths.append(file.fileName());
    }
    return paths;
}

int runSkill(const Invocation& call, const agents::SkillLibrary& library, const QString& name, const QCommandLineParser& parser)
{
    agents::Typeface::open();
    const Result<Json> input = inputOf(parser);
    if (!input)
        return call.fail(input.error());
    const Result<Brand> brand = currentBrand(call);
    if (!brand)
        return call.fail(brand.error());
    agents::SkillInput given;
    given.input = *input;
    given.brand = *brand;
    given.home = call.home.path();
    const Result<agents::SkillOutput> output = library.run({name}, given);
    if (!output)
        return call.fail(output.error());
    const QString folder = parser.isSet(QStringLiteral("out")) ? parser.value(QStringLiteral("out")) : QDir::currentPath();
    const Result<QStringList> paths = writeFiles(output->files, folder);
    if (!paths)
        return call.fail(paths.error());
    call.print(output->output.toText());
    for (const QString& path : *paths)
        call.note(path);
    return kDone;
}

int scoreText(const Invocation& call, const QString& file)
{
    const Result<QString> text = readTextFile(file);
    const Result<Brand> brand = currentBrand(call);
    if (!text || !brand)
        return call.fail(text ? brand.error() : text.error());
    agents::SkillInput input;
    input.input = Json(QList<Json::Member>{{QStringLiteral("markdown"), Json(*text)}, {QStringLiteral("title"), Json(file)}});
    input.brand = *brand;
    const Result<agents::SkillOutput> output = agents::SkillLibrary().run({QStringLiteral("brand.voice-score")}, input);
    if (!output)
        return call.fail(output.error());
    if (call.json)
        call.print(output->output.toText());
    call.say(QStringLiteral("%1 of 100 for %2").arg(output->output.at(u"score").toReal()).arg(brand->name));
    for (const Json& reason : output->output.at(u"reasons").items())
        call.say(QStringLiteral("  ") + reason.toString());
    return kDone;
}

} // namespace

int skillCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show NAME | run NAME --input FILE [--out DIR]"));
    parser.addOption({QStringLiteral("input"), QStringLiteral("JSON file with the input."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("out"), QStringLiteral("Folder for the files that it makes."), QStringLiteral("DIR")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const agents::SkillLibrary library;
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty() || words == QStringList{QStringLiteral("list")}) {
        if (call.json)
            call.print(document([&](JsonWriter& out) {
                fieldList(out, "skills", library.ids(), [&](const SkillId& id) {
                    field(out, "id", id);
                    field(out, "title", library.find(id)->title());
                    field(out, "description", library.find(id)->description());
                });
            }));
        for (const SkillId& id : library.ids())
            call.say(QStringLiteral("%1 %2").arg(id.text, -28).arg(library.find(id)->title()));
        return kDone;
    }
    const agents::Skill* skill = words.size() == 2 ? library.find({words[1]}) : nullptr;
    if (!skill)
        return call.fail({Error::Parse, QStringLiteral("there is no skill \"%1\"").arg(words.value(1)), QStringLiteral("NAME"), QStringLiteral("quarterdeck skill list shows them")});
    if (words[0] == QLatin1String("run"))
        return runSkill(call, library, words[1], parser);
    if (words[0] != QLatin1String("show"))
        return call.fail({Error::Parse, QStringLiteral("skill cannot \"%1\"").arg(words[0]), words[0], QStringLiteral("list, show NAME, run NAME --input FILE")});
    call.print("{\"id\":\"" + skill->id().text.toUtf8() + "\",\"input\":" + skill->inputSchema() + ",\"output\":" + skill->outputSchema() + "}");
    return kDone;
}

int brandCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("show | set FILE | score FILE"));
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("show"));
    if (verb == QLatin1String("show")) {
        const Result<Brand> brand = currentBrand(call);
        if (!brand)
            return call.fail(brand.error());
        call.print(agents::writeBrand(*brand));
        return kDone;
    }
    if (words.size() == 2 && verb == QLatin1String("score"))
        return scoreText(call, words[1]);
    if (words.size() != 2 || verb != QLatin1String("set"))
        return call.fail({Error::Parse, QStringLiteral("brand cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("show, set FILE, score FILE")});
    const Result<QByteArray> bytes = readFileBytes(words[1]);
    const Result<Brand> brand = bytes ? agents::readBrand(*bytes, words[1]) : Result<Brand>(bytes.error());
    const Result<Receipt> receipt = brand ? sendCommand(call, AdoptBrand{*brand, words[1]}) : Result<Receipt>(brand.error());
    if (!receipt)
        return call.fail(receipt.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "done", receipt->text); }));
    call.say(receipt->text);
    return kDone;
}

} // namespace qd::app
