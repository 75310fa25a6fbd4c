#include "ui/widgets/settings/packs/PackRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/settings/ReasonLine.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/packs/PackReader.h"
#include "ui/widgets/settings/packs/PackWords.h"
#include "ui/words/Amounts.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

PackRow::PackRow(const PackPlace& pack, const QString& title, PacksHeld* packs, QWidget* parent)
    : QWidget(parent), m_pack(pack), m_packs(packs), m_title(new Sentence(Saying::Strong, this)), m_mark(new Chip({}, this)), m_read(smallButton(tr("Read …"), name("read"), {}, this)),
      m_remove(smallButton(tr("Remove …"), name("remove"), {}, this)), m_about(new Sentence(Saying::Muted, this)), m_wants(new Sentence(Saying::Plain, this)),
      m_note(new Sentence(Saying::Muted, this)), m_reader(new PackReader(pack, title, this)),
      m_asking(new ReasonLine(packName(pack, "removal"), tr("Why? It stands on record"), tr("Remove it"), tr("Keep"), this))
{
    build();
    connect(m_read, &QPushButton::clicked, this, [this] { m_isOpen ? close() : read(true); });
    connect(m_reader, &PackReader::adopted, this, &PackRow::adopt);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_asking->ask(m_remove); });
    connect(m_asking, &ReasonLine::given, this, &PackRow::remove);
    enable();
}

QString PackRow::name(const char* part) const
{
    return packName(m_pack, part);
}

void PackRow::build()
{
    setObjectName(packName(m_pack, {}));
    auto* column = columnOf(this);
    column->addLayout(headOf(m_title, m_mark, name("mark"), {m_read, m_remove}));
    m_about->setObjectName(name("about"));
    m_wants->setObjectName(name("wants"));
    m_note->setObjectName(name("note"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_about, m_wants, m_reader, m_asking, m_note})
        column->addWidget(part);
    m_reader->hide();
    m_note->say({});
}

void PackRow::display(const PackLine& line, Instant now)
{
    const Pack& pack = line.pack;
    const qsizetype all = pack.texts.size();
    m_title->say(pack.title);
    m_mark->setText(line.unread == 0 ? tr("Adopted as it stands") : line.unread == all ? tr("%1 texts to read").arg(countText(all)) : tr("%1 of %2 texts to read").arg(countText(line.unread), countText(all)));
    m_mark->setMark(line.unread == 0 ? Chip::Mark::Dot : Chip::Mark::Triangle, line.unread == 0 ? tokens().good : tokens().accent);
    m_about->say(packAboutText(line, now));
    m_about->setToolTip(pack.key.isEmpty() ? QString() : tr("Key %1").arg(QString::fromLatin1(pack.key.toHex())));
    m_wants->say(packWantsText(line));
    m_read->setAccessibleName(m_isOpen ? tr("Close the texts of %1").arg(pack.title) : tr("Read the texts of %1").arg(pack.title));
    m_remove->setAccessibleName(tr("Remove %1").arg(pack.title));
    m_asking->setSubject(tr("Why %1 is removed").arg(pack.title));
    if (const bool isOther = std::exchange(m_sha256, pack.sha256) != pack.sha256; isOther && m_isOpen)
        read(false);
}

void PackRow::say(const PackWord& word)
{
    m_note->say((QStringList{word.said} + word.leftOut).join(u'\n'), Saying::Good);
    m_read->setFocus(Qt::OtherFocusReason);
}

void PackRow::setReadOnly(const QString& why)
{
    m_readOnly = why;
    if (!why.isEmpty())
        m_asking->leave();
    enable();
}

void PackRow::enable()
{
    const bool may = !m_isBusy && m_readOnly.isEmpty();
    m_read->setEnabled(!m_isBusy);
    m_remove->setEnabled(may);
    m_remove->setToolTip(!m_readOnly.isEmpty() ? m_readOnly : m_pack.into.isEmpty() ? tr("Its organisation can't be used any more; what it did stays on record") : tr("Your agents are told again what they were told without it"));
    m_asking->setHeld(!may);
    m_reader->setHeld(m_isBusy, m_readOnly);
}

void PackRow::read(bool isFirst)
{
    m_isBusy = true;
    enable();
    m_packs->read(m_pack, this, [this, isFirst](const Result<QList<PackText>>& texts) {
        m_isBusy = false;
        enable();
        if (!texts)
            return fail(texts.error());
        m_isOpen = true;
        m_reader->display(*texts);
        m_reader->show();
        m_read->setText(tr("Close"));
        if (isFirst) {
            m_note->say({});
            m_reader->begin();
        }
    });
}

void PackRow::close()
{
    m_isOpen = false;
    m_reader->hide();
    m_read->setText(tr("Read …"));
    m_note->say({});
}

void PackRow::adopt(const QMap<QString, QByteArray>& texts)
{
    m_isBusy = true;
    enable();
    m_packs->adopt(m_pack, texts, this, [this, count = int(texts.size()), first = texts.firstKey()](const Result<Done>& adopted) {
        m_isBusy = false;
        enable();
        if (!adopted)
            return fail(adopted.error());
        m_note->say(count == 1 ? tr("Adopted: %1.").arg(packTextWords(first)) : tr("%n text(s) adopted.", nullptr, count), Saying::Good);
        read(false);
        m_reader->begin();
        emit changed();
    });
}

void PackRow::remove(const QString& reason)
{
    m_isBusy = true;
    enable();
    m_packs->remove(m_pack, reason, this, [this](const Result<Done>& gone) {
        m_isBusy = false;
        enable();
        if (!gone)
            return fail(gone.error());
        m_asking->leave();
        emit changed();
    });
}

void PackRow::fail(const Error& error)
{
    m_note->say(faultText(error), Saying::Bad);
}

} // namespace qd::ui
