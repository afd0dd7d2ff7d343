// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/simulate/galaxy/galaxy.hpp"
#include "src/simulate/random.hpp"

namespace zsim {

/// Draws a galaxy. Types do not depend on redshift, so that a network learns redshift from features and brightness.
///
/// Passive galaxies (40 %): old light, traces of younger stars, hardly any gas. Star-forming (45 %): the more young
/// light, the stronger H alpha (Kennicutt 1998, ARA&A 36, 189: equivalent widths of 1 to 10 nm, starbursts beyond);
/// line ratios along the ridge of the BPT diagram (Kewley et al. 2013, ApJ 774, 100, at z = 0) with 0.1 dex
/// of scatter, below the limit of Kauffmann et al. 2003, MNRAS 346, 1055. Active nuclei (15 %): [N II] / H alpha of 0.6
/// to 1.6 and [O III] / H beta of 1 to 10, above it. [O II] before dust from Kewley, Geller and Jansen 2004, AJ 127,
/// 2002.
galaxy draw_galaxy(random& numbers);

/// Draws what ionizes the gas and the lines' widths and ratios; `young` is the light fraction of young stars.
void draw_lines(galaxy& g, random& numbers);

/// The limit between stars and nuclei in log [O III] / H beta at log [N II] / H alpha < 0.05 (Kauffmann et al. 2003).
double star_forming_limit(double log_n2);

}  // namespace zsim
