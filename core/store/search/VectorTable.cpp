#include "core/store/search/VectorTable.h"

#include "core/store/search/MeaningTable.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

qint32 product(const qint8* a, const qint8* b, qsizetype dimensions)
{
    qint32 sum = 0;
    for (qsizetype i = 0; i < dimensions; ++i)
        sum += qint32(qint16(a[i]) * qint16(b[i]));
    return sum;
}

float lengthOf(const qint8* vector, qsizetype dimensions)
{
    return std::sqrt(float(product(vector, vector, dimensions)));
}

bool isNearer(const VectorTable::Near& a, const VectorTable::Near& b)
{
    return a.cosine != b.cosine ? a.cosine > b.cosine : a.piece < b.piece;
}

} // namespace

quint16 VectorTable::spaceOf(const QString& name)
{
    const auto known = m_spaces.constFind(name);
    return known == m_spaces.constEnd() ? *m_spaces.insert(name, quint16(m_spaces.size() + 1)) : *known;
}

/// Number to go on from, vector, namespace, rehearsal, whether confidential, piece.
const char* VectorTable::sql() const
{
    if (m_from == From::Facts)
        return "SELECT p.n, p.vector, h.space, h.rehearsal, " QD_IS_CONFIDENTIAL ", p.n FROM pieces p JOIN holdings h ON h.h = p.holding "
               "WHERE p.n > ?1 AND h.embedder = ?2 ORDER BY p.n";
    return "SELECT m.n, m.vector, h.space, h.rehearsal, " QD_IS_CONFIDENTIAL ", p.n FROM meanings m JOIN holdings h ON h.id = m.holding "
           "JOIN pieces p ON p.holding = h.h AND p.place = m.place WHERE m.n > ?1 AND m.embedder = ?2 ORDER BY m.n";
}

void VectorTable::refresh(const QString& embedder, qsizetype dimensions)
{
    const qint64 forgotten = m_database.number("SELECT value FROM meta WHERE name = 'forgotten'");
    if (forgotten != m_forgotten || embedder != m_embedder || dimensions != m_dimensions) {
        m_rows.clear();
        m_vectors.clear();
        m_last = 0;
    }
    m_forgotten = forgotten;
    m_embedder = embedder;
    m_dimensions = dimensions;
    Statement rows(m_database, sql());
    rows.with(m_last, embedder);
    while (rows.next()) {
        m_last = rows.integer(0);
        const QByteArrayView vector = rows.view(1);
        if (vector.size() != dimensions)
            continue;
        const auto* numbers = reinterpret_cast<const qint8*>(vector.data());
        m_rows.push_back({rows.integer(5), lengthOf(numbers, dimensions), spaceOf(rows.text(2)), rows.integer(3) != 0, rows.integer(4) != 0});
        m_vectors.insert(m_vectors.end(), numbers, numbers + dimensions);
    }
}

QList<VectorTable::Near> VectorTable::nearest(const Wanted& wanted)
{
    QList<Near> best; // a heap whose first is the farthest of those that are kept
    m_compared.clear();
    if (wanted.vector.isEmpty() || wanted.limit <= 0)
        return best;
    refresh(wanted.embedder, wanted.vector.size());
    const auto* asked = reinterpret_cast<const qint8*>(wanted.vector.constData());
    const float length = lengthOf(asked, m_dimensions);
    const quint16 space = wanted.space.isEmpty() ? quint16(0) : spaceOf(wanted.space);
    for (size_t i = 0; i < m_rows.size() && length > 0; ++i) {
        const Row& row = m_rows[i];
        if ((space != 0 && row.space != space) || (row.rehearsal && !wanted.rehearsal) || row.length <= 0
            || (wanted.onlyConfidential && !row.confidential))
            continue;
        const qint32 dot = product(asked, m_vectors.data() + qsizetype(i) * m_dimensions, m_dimensions);
        const Near near{row.piece, double(dot) / (double(length) * double(row.length))};
        if (m_from == From::Endpoint)
            m_compared.push_back(near.cosine);
        if (near.cosine <= 0 || (best.size() == wanted.limit && !isNearer(near, best.first())))
            continue;
        if (best.size() == wanted.limit) {
            std::pop_heap(best.begin(), best.end(), isNearer);
            best.removeLast();
        }
        best.append(near);
        std::push_heap(best.begin(), best.end(), isNearer);
    }
    std::sort(best.begin(), best.end(), isNearer);
    return best;
}

std::optional<double> VectorTable::chance() const
{
    constexpr size_t kEnough = 30;
    constexpr size_t kFew = 3;
    if (m_compared.empty())
        return std::nullopt;
    std::vector<double> cosines = m_compared;
    const auto middle = cosines.begin() + qsizetype(cosines.size() / 2);
    std::nth_element(cosines.begin(), middle, cosines.end());
    const double median = *middle;
    if (cosines.size() < kEnough) {
        const auto third = cosines.begin() + qsizetype(std::min(kFew, cosines.size()) - 1);
        std::nth_element(cosines.begin(), third, cosines.end(), std::greater<>());
        return std::max(*third, median);
    }
    for (double& cosine : cosines)
        cosine = std::abs(cosine - median);
    std::nth_element(cosines.begin(), middle, cosines.end());
    return std::nextafter(median + 3 * 1.4826 * *middle, 2.0); // of many that are quite alike, none stands out
}

} // namespace qd
