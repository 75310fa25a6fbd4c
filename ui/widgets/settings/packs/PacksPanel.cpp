#include "ui/widgets/settings/packs/PacksPanel.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/packs/PackRow.h"
#include "ui/widgets/settings/packs/PackWords.h"
#include "ui/words/Words.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

namespace {

/// The one file that is dropped, where it can be a pack; else empty.
QString packFileIn(const QMimeData* dropped)
{
    const QList<QUrl> urls = dropped->urls();
    const QString file = urls.size() == 1 ? urls.first().toLocalFile() : QString();
    return file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? file : QString();
}

QString ruleName(const PackPlace& pack) { return packName(pack, "rule"); }

QFrame* ruleIn(QWidget* parent, const PackPlace& pack)
{
    auto* rule = new QFrame(parent);
    rule->setObjectName(ruleName(pack));
    rule->setProperty("role", QStringLiteral("rule"));
    rule->setFixedHeight(1);
    return rule;
}

} // namespace

PacksPanel::PacksPanel(PacksHeld* packs, const Clock* clock, QWidget* parent)
    : Panel(tr("Organisations of others (packs)"), parent), m_packs(packs), m_clock(clock), m_take(new Chip(tr("Take a pack …"), this)), m_intoBar(new QWidget(this)), m_into(new FilterBox(m_intoBar)), m_note(new Sentence(Saying::Muted, this)),
      m_faults(new Sentence(Saying::Bad, this)), m_empty(new EmptyState(this)), m_list(new QWidget(this))
{
    build();
    connect(m_take, &Chip::clicked, this, &PacksPanel::chooseFile);
    connect(m_empty, &EmptyState::acted, this, [this] { m_isRead ? chooseFile() : reload(); });
    enable();
}

void PacksPanel::build()
{
    setObjectName(QStringLiteral("settings.packs"));
    m_take->setObjectName(QStringLiteral("settings.packs.take"));
    m_take->setAccessibleName(tr("Take an organisation of somebody else from its file"));
    addChip(m_take);
    auto* about = new Sentence(Saying::Muted, this);
    about->setContentsMargins(kPad, kGap, kPad, kGap);
    about->say(m_packs ? tr("An organisation that somebody else made is data. It may do what both its rules and yours let it, so the smaller of the two; and what its agents are told is a stranger's word until you "
                            "have read and adopted it, text by text. A signature says whose it is, and lets it do nothing.")
                       : tr("Packs can't be seen from here."));
    column()->addWidget(about);
    column()->addWidget(buildInto());
    for (Sentence* said : {m_note, m_faults}) {
        said->setContentsMargins(kPad, 0, kPad, kGap);
        said->say({});
        column()->addWidget(said);
    }
    m_note->setObjectName(QStringLiteral("settings.packs.note"));
    m_faults->setObjectName(QStringLiteral("settings.packs.faults"));
    m_empty->setObjectName(QStringLiteral("settings.packs.empty"));
    m_empty->set(QStringLiteral("clock"), tr("Looking at what there is …"));
    m_empty->setVisible(m_packs);
    column()->addWidget(m_empty);
    columnOf(m_list, {0, 0, 0, kHalfGap}, 0);
    column()->addWidget(m_list);
    setAcceptDrops(m_packs);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QWidget* PacksPanel::buildInto()
{
    auto* row = new QHBoxLayout(m_intoBar);
    row->setContentsMargins(kPad, 0, kPad, kGap);
    row->setSpacing(kGap);
    auto* label = new QLabel(tr("Prompts that come without an organisation are for"), m_intoBar);
    label->setBuddy(m_into);
    m_into->setObjectName(QStringLiteral("settings.packs.into"));
    m_into->setAccessibleName(tr("The organisation of yours that prompts are for which come without one"));
    m_into->setToolTip(tr("Nothing of them is told there before you adopt it"));
    row->addWidget(label);
    row->addWidget(m_into);
    row->addStretch(1);
    m_intoBar->hide();
    return m_intoBar;
}

void PacksPanel::fillInto(const PacksSeen& packs)
{
    const QString before = m_into->count() > 0 ? m_into->currentText() : packs.current;
    m_into->clear();
    m_into->addItems(packs.hers);
    m_into->setCurrentIndex(qMax(0, m_into->findText(before)));
    m_intoBar->setVisible(!packs.hers.isEmpty());
}

void PacksPanel::enable()
{
    m_into->setEnabled(m_readOnly.isEmpty() && !m_isBusy);
    m_take->setEnabled(m_packs && m_isRead && !m_isBusy && m_readOnly.isEmpty());
    m_take->setToolTip(m_readOnly.isEmpty() ? tr("One file; a signature that lies beside it is taken with it") : m_readOnly);
}

void PacksPanel::reload()
{
    if (m_packs)
        m_packs->look(this, [this](const Result<PacksSeen>& packs) { seen(packs); });
}

void PacksPanel::seen(const Result<PacksSeen>& packs)
{
    m_isRead = bool(packs);
    m_list->setVisible(m_isRead);
    enable();
    if (!packs) {
        const ErrorSentence sentence = sentenceOf(packs.error());
        m_empty->show();
        return m_empty->set(QStringLiteral("warning"), sentence.what, sentence.wayOut, tr("Look again"));
    }
    m_faults->say(packs->faults.isEmpty() ? QString() : tr("Not everything could be looked at: %1").arg(packs->faults.join(u'\n')));
    fillInto(*packs);
    arrange(packs->lines);
}

/// Rows once made stay where they are: what she is at in one must not move away below her hands.
void PacksPanel::arrange(const QList<PackLine>& lines)
{
    for (const PackLine& line : lines)
        rowOf(line)->display(line, m_clock->now());
    const QList<PackPlace> before = m_rows.keys();
    for (const PackPlace& id : before) {
        if (std::any_of(lines.begin(), lines.end(), [&id](const PackLine& line) { return line.place() == id; }))
            continue;
        delete m_list->findChild<QFrame*>(ruleName(id));
        m_rows.take(id)->deleteLater();
    }
    if (PackRow* row = m_rows.value(m_come.place)) {
        row->say(m_come);
        m_come = {};
    }
    m_empty->setVisible(lines.isEmpty());
    m_empty->set(QStringLiteral("info"), tr("No pack is held."), tr("Drop the file of one here, or choose it. Nothing of it begins before you say so."), m_readOnly.isEmpty() ? tr("Take a pack …") : QString());
}

PackRow* PacksPanel::rowOf(const PackLine& line)
{
    PackRow*& row = m_rows[line.place()];
    if (!row) {
        if (m_rows.size() > 1)
            m_list->layout()->addWidget(ruleIn(m_list, line.place()));
        row = new PackRow(line.place(), line.pack.title, m_packs, m_list);
        row->setReadOnly(m_readOnly);
        m_list->layout()->addWidget(row);
        connect(row, &PackRow::changed, this, &PacksPanel::reload);
    }
    return row;
}

void PacksPanel::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Take a pack"), {}, tr("Pack (*.json)"));
    dialog->setObjectName(QStringLiteral("settings.packs.dialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &PacksPanel::take);
    dialog->open();
}

void PacksPanel::take(const QString& file)
{
    if (!m_take->isEnabled())
        return;
    m_isBusy = true;
    enable();
    m_note->say(tr("Reading %1 …").arg(file), Saying::Muted);
    m_packs->take(file, m_into->currentText(), this, [this](const Result<PackWord>& word) { taken(word); });
}

void PacksPanel::taken(const Result<PackWord>& word)
{
    m_isBusy = false;
    enable();
    if (!word) {
        const QString where = word.error().where;
        return m_note->say(where.isEmpty() ? faultText(word.error()) : tr("%1 (%2)", "what is wrong with a pack · where in it").arg(faultText(word.error()), where), Saying::Bad);
    }
    m_note->say({});
    m_come = *word;
    reload();
}

void PacksPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_take->isEnabled() || packFileIn(event->mimeData()).isEmpty())
        return;
    m_note->say(tr("Let go of it to take the pack."), Saying::Plain);
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void PacksPanel::dragLeaveEvent(QDragLeaveEvent*)
{
    m_note->say({});
}

void PacksPanel::dropEvent(QDropEvent* event)
{
    const QString file = packFileIn(event->mimeData());
    if (file.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(file);
}

void PacksPanel::setReadOnly(const QString& why)
{
    m_readOnly = why;
    enable();
    for (PackRow* row : std::as_const(m_rows))
        row->setReadOnly(why);
}

} // namespace qd::ui
