#include "app/connections/outside/WaysRoom.h"

#include "agents/effects/settings/OwnPaces.h"
#include "agents/effects/settings/WayTaking.h"
#include "app/connections/outside/WayForms.h"
#include "app/keys/KeyAddresses.h"
#include "ui/models/settings/outside/WayReading.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QUrl>

namespace qd::app {

namespace {

ui::WayLine lineOf(const WayOut& way)
{
    ui::WayLine line;
    line.name = way.from.name.chopped(5); // ".json"
    line.sha256 = way.from.sha256;
    if (!way.from.file) {
        line.fault = way.from.file.error();
        return line;
    }
    const agents::ConnectorFile& file = *way.from.file;
    line.title = file.title;
    line.kind = wordOf(file.kind);
    line.place = way.place.isEmpty() ? file.url : way.place;
    line.isOn = file.isOn;
    line.organisations = file.organisations;
    line.clearance = file.clearance;
    line.guarantees = way.guarantees;
    line.key = file.key;
    line.signsIn = agents::signInOf(file).has_value();
    line.secret = file.clientSecret;
    line.values = valuesOf(file);
    line.takes = agents::takenBy(file);
    return line;
}

ui::WayLine lineOf(const FolderOut& folder, const QString& organisation)
{
    ui::WayLine line;
    line.name = folder.id;
    line.title = folder.title;
    line.kind = QString::fromLatin1(ui::kFolderWay);
    line.place = folder.place;
    line.organisations = {organisation};
    line.guarantees = folder.guarantees;
    line.takes = agents::takenBy(folder.id).value_or(line.takes);
    return line;
}

} // namespace

WaysRoom::WaysRoom(Home home, QString organisation, agents::KeyShelf& keys) : m_home(home), m_organisation(std::move(organisation)), m_keys(keys), m_shelf(std::move(home), keys)
{
}

/// Never before the call that asked has returned.
template <class T>
void WaysRoom::give(QObject* owner, const Answer<T>& answer, Result<T> value)
{
    m_mailbox.post([owner = QPointer<QObject>(owner), answer, value = std::move(value)] {
        if (owner)
            answer(value);
    });
}

void WaysRoom::look(QObject* owner, Answer<ui::Ways> answer)
{
    ui::Ways ways{{}, wayKinds(), m_home.folder(QStringLiteral("connectors")), m_organisation};
    for (const WayOut& way : m_shelf.all())
        ways.lines.append(lineOf(way));
    for (const FolderOut& folder : m_shelf.folders(m_organisation))
        ways.lines.append(lineOf(folder, m_organisation));
    const Result<QList<ChannelPace>> own = agents::ownPaces(m_home.path());
    for (ui::WayLine& line : ways.lines) {
        line.own = agents::ownPace(own ? *own : QList<ChannelPace>(), line.name);
        if (!own)
            line.ownFault = own.error();
    }
    give<ui::Ways>(owner, answer, ways);
}

void WaysRoom::test(const QString& name, QObject* owner, Answer<ui::WayWord> answer)
{
    Result<std::unique_ptr<agents::Dispatcher>> door = m_shelf.doorTo(name, m_organisation);
    if (!door)
        return give<ui::WayWord>(owner, answer, door.error());
    const int number = ++m_lastTest;
    agents::Dispatcher* begun = m_doors.emplace(number, std::move(*door)).first->second.get();
    begun->start();
    begun->test({name}, &m_mailbox, [this, number, name, owner = QPointer<QObject>(owner), answer = std::move(answer)](const Result<QString>& found) {
        m_mailbox.post([this, number] { m_doors.erase(number); });
        if (owner)
            answer(wordOf(name, found));
    });
}

Result<ui::WayWord> WaysRoom::wordOf(const QString& name, const Result<QString>& found) const
{
    if (!found)
        return found.error();
    if (m_shelf.folder(name, m_organisation))
        return ui::WayWord{*found, {}};
    const Result<SetConnector> verified = m_shelf.verified(name, m_clock.now());
    return verified ? Result<ui::WayWord>(ui::WayWord{*found, *verified}) : Result<ui::WayWord>(verified.error());
}

void WaysRoom::allow(const QString& name, bool may, QObject* owner, Answer<SetConnector> answer)
{
    give<SetConnector>(owner, answer, m_shelf.allow(name, m_organisation, may));
}

Result<Done> WaysRoom::write(const ui::WayWish& wish) const
{
    const Result<agents::ConnectorFile> file = fileOf(wish, m_organisation);
    if (!file)
        return file.error();
    if (QFileInfo::exists(m_home.folder(QStringLiteral("connectors/%1.json").arg(file->id))))
        return Error{Error::Rule, QStringLiteral("there is a connection \"%1\" already").arg(file->id), file->id, QStringLiteral("another id")};
    const Result<QMap<QString, QStringList>> keys = keyAddresses(m_home);
    if (!keys)
        return keys.error();
    if (!file->key.isEmpty() && keys->contains(file->key))
        return Error{Error::Rule, QStringLiteral("\"%1\" is the name of a key that is for somebody else").arg(file->key), file->id, QStringLiteral("another id, since its key bears it")};
    return m_shelf.write(*file);
}

void WaysRoom::add(const ui::WayWish& wish, QObject* owner, Answer<Done> answer)
{
    give<Done>(owner, answer, write(wish));
}

void WaysRoom::turn(const QString& name, bool on, QObject* owner, Answer<Done> answer)
{
    const Result<bool> turned = m_shelf.turn(name, on);
    give<Done>(owner, answer, turned ? Result<Done>(Done{}) : Result<Done>(turned.error()));
}

void WaysRoom::change(const QString& name, const QMap<QString, QString>& values, QObject* owner, Answer<Done> answer)
{
    const Result<WayOut> way = m_shelf.find(name);
    const Result<agents::ConnectorFile> file = way ? fileWith(*way->from.file, values) : Result<agents::ConnectorFile>(way.error());
    give<Done>(owner, answer, file ? m_shelf.write(*file) : Result<Done>(file.error()));
}

void WaysRoom::remove(const QString& name, QObject* owner, Answer<Done> answer)
{
    give<Done>(owner, answer, m_shelf.remove(name));
}

void WaysRoom::limit(const QString& name, const ChannelPace& pace, QObject* owner, Answer<Done> answer)
{
    ChannelPace own = pace;
    own.connector = {name};
    give<Done>(owner, answer, agents::keepPace(m_home.path(), own));
}

void WaysRoom::open(const QString& name, QObject* owner, Answer<Done> answer)
{
    const std::optional<FolderOut> folder = m_shelf.folder(name, m_organisation);
    if (folder)
        QDir().mkpath(folder->place); // nothing may have been published yet
    const QString path = folder ? folder->place : m_home.folder(name.isEmpty() ? QStringLiteral("connectors") : QStringLiteral("connectors/%1.json").arg(name));
    const bool isOpened = QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    give<Done>(owner, answer, isOpened ? Result<Done>(Done{}) : Result<Done>(Error{Error::Rule, QStringLiteral("nothing on this desktop opens %1").arg(path), path, QStringLiteral("any editor of texts")}));
}

void WaysRoom::signIn(const QString& name, QObject* owner, Answer<QString> answer)
{
    const Result<agents::SignInPlace> place = m_shelf.signInPlace(name);
    if (!place)
        return give<QString>(owner, answer, place.error());
    const Answer<QString> tell = [this, owner = QPointer<QObject>(owner), answer = std::move(answer)](const Result<QString>& said) { give<QString>(owner, answer, said); };
    std::unique_ptr<WaySignIn>& signing = m_signIns[name];
    signing = std::make_unique<WaySignIn>(*place, m_keys, m_home);
    signing->begin(
        [tell](const QString& address) {
            if (!QDesktopServices::openUrl(QUrl(address, QUrl::StrictMode)))
                tell(Error{Error::Rule, QStringLiteral("nothing on this desktop opens a browser"), address, QStringLiteral("quarterdeck connectors sign-in, which says the address")});
        },
        [this, name, tell](const Result<agents::SharedSecret>& secret) { keep(name, secret, tell); });
}

void WaysRoom::keep(const QString& name, const Result<agents::SharedSecret>& secret, const Answer<QString>& answer)
{
    const Result<WayOut> way = secret ? m_shelf.find(name) : Result<WayOut>(secret.error());
    if (!way)
        return answer(way.error());
    m_keys.keep(way->from.file->key, *secret, [answer](const Result<agents::KeptKey>& kept) {
        if (!kept)
            return answer(kept.error());
        answer(kept->inKeyring ? QStringLiteral("You are signed in. What came of it is in the keyring.") : QStringLiteral("You are signed in until this program ends: %1.").arg(kept->why));
    });
}

} // namespace qd::app
