#pragma once

#include "ui/models/settings/packs/PacksHeld.h"
#include "ui/widgets/Panel.h"

#include <QMap>

namespace qd::ui {

class Chip;
class EmptyState;
class FilterBox;
class PackRow;
class Sentence;

/// Organisations that somebody else made: those that are held, and the way to take one, by its file or by dropping it here. @thread main.
class PacksPanel final : public Panel {
    Q_OBJECT
public:
    /// `packs` may be null: then none can be seen from here, and it says so. Both outlive it.
    PacksPanel(PacksHeld* packs, const Clock* clock, QWidget* parent = nullptr);

    void reload();
    void setReadOnly(const QString& why);
    /// Takes the pack in that file, as the button does once she has chosen one.
    void take(const QString& file);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    QWidget* buildInto();
    void fillInto(const PacksSeen& packs);
    void chooseFile();
    void seen(const Result<PacksSeen>& packs);
    void taken(const Result<PackWord>& word);
    void arrange(const QList<PackLine>& lines);
    PackRow* rowOf(const PackLine& line);
    void enable();

    PacksHeld* m_packs;
    const Clock* m_clock;
    bool m_isRead = false;
    bool m_isBusy = false;
    QString m_readOnly;
    PackWord m_come; ///< what was taken last; said when its row is there
    Chip* m_take;
    QWidget* m_intoBar;
    FilterBox* m_into; ///< the organisation of hers that texts are for which come alone
    Sentence* m_note;
    Sentence* m_faults;
    EmptyState* m_empty;
    QWidget* m_list;
    QMap<PackPlace, PackRow*> m_rows;
};

} // namespace qd::ui
